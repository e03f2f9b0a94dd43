#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

extension ChunkStorage {
    /// Plans to store each event where it stood.
    func keep(_ plan: inout ImportPlan, _ memory: ImportMemory, in session: PostgresSession) throws {
        let head = plan.head
        let stored = chunk.events.prefix { $0.event.position <= head }
        let new = chunk.events[stored.endIndex...]
        if let first = stored.first, let last = stored.last {
            let range = first.event.position...last.event.position
            try Self.compare(stored, EventRow.all(session.run(ImportComparison(tables: tables).stored(range))))
        }
        plan.skippedEvents = stored.count
        let states = try states(of: new, memory, in: session)
        for entry in new {
            try check(entry, behind: plan)
            let known = plan.states[entry.event.stream] ?? memory.state(of: entry.event.stream)
            let version = try plan.checked(known ?? states[entry.event.stream] ?? .absent, entry)
            guard entry.event.version == version + 1 else {
                throw ImportFault.position(
                    entry, "stream \(entry.event.stream) goes on at version \(entry.event.version) behind \(version)")
            }
            plan.take(entry.event, version: version + 1, recordedAt: entry.event.recordedAt)
        }
        if stored.isEmpty {
            plan.rows = chunk.rows
        } else {
            for entry in new { try ImportRows.append(entry.event, to: &plan.rows) }
        }
    }

    private func check(_ entry: ImportChunk.Event, behind plan: ImportPlan) throws {
        guard entry.event.position == plan.head + 1 else {
            throw ImportFault.position(
                entry, "the log goes on at position \(entry.event.position), but what is stored ends at \(plan.head)")
        }
        guard entry.event.recordedAt >= plan.moment else {
            throw ImportFault.position(entry, "position \(entry.event.position) was recorded before the one before it")
        }
    }
}
#endif
