#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

extension ChunkStorage {
    /// Plans to store each event behind what the store holds. Those that it holds already are known by their ids.
    func assign(_ plan: inout ImportPlan, _ memory: ImportMemory, in session: PostgresSession) throws {
        var stored: [ByteString: StoredEvent] = [:]
        if !memory.isOwn {
            let rows = try session.run(ImportComparison(tables: tables).stored(withIDsOf: chunk.events))
            for event in try EventRow.all(rows) { stored[ByteString(event.id)] = event }
        }
        let states = try states(of: chunk.events[...], memory, in: session)
        for entry in chunk.events {
            try checkOrder(entry, plan, memory)
            if let known = stored[ByteString(entry.event.id)] {
                try skip(entry, known, &plan)
            } else {
                let state = plan.states[entry.event.stream] ?? memory.state(of: entry.event.stream)
                try add(entry, state ?? states[entry.event.stream] ?? .absent, &plan)
            }
        }
    }

    /// The versions of a stream must follow one another in the log that is imported, too.
    private func checkOrder(_ entry: ImportChunk.Event, _ plan: ImportPlan, _ memory: ImportMemory) throws {
        let stream = entry.event.stream
        guard let last = plan.versions[stream] ?? memory.version(of: stream), entry.event.version != last + 1 else {
            return
        }
        throw ImportFault.position(
            entry, "stream \(stream) goes on at version \(entry.event.version) behind \(last)")
    }

    private func skip(_ entry: ImportChunk.Event, _ known: StoredEvent, _ plan: inout ImportPlan) throws {
        guard entry.event.stream == known.stream, entry.event.isSame(as: known) else {
            throw ImportFault.conflict(
                entry.line, "event \(entry.event.id) is stored already, as another one",
                ["event": entry.event.id, "position": String(known.position)], code: .eventIDConflict)
        }
        plan.skippedEvents += 1
        plan.versions[entry.event.stream] = entry.event.version
        plan.map.add(entry.event.position, at: known.position)
        plan.placed[known.position] = known.version
    }

    private func add(_ entry: ImportChunk.Event, _ state: StreamState, _ plan: inout ImportPlan) throws {
        let version = try plan.checked(state, entry) + 1
        let moment = max(entry.event.recordedAt, plan.moment)
        plan.take(entry.event, version: version, recordedAt: moment)
        plan.map.add(entry.event.position, at: plan.head)
        plan.placed[plan.head] = version
        try ImportRows.append(
            entry.event, position: plan.head, version: version, recordedAt: moment, to: &plan.rows)
    }
}
#endif
