#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

extension ChunkStorage {
    /// Plans to store the commands that aren't stored yet.
    func planCommands(_ plan: inout ImportPlan, _ memory: ImportMemory, in session: PostgresSession) throws {
        guard !chunk.commands.isEmpty else { return }
        var stored: [StoredCommand] = []
        if !memory.isOwn {
            stored = try CommandRow.all(session.run(ImportComparison(tables: tables).stored(chunk.commands))[...])
        }
        let new = try newCommands(stored)
        for entry in new where entry.command.result.positions != nil && entry.command.result.streams.isEmpty {
            throw ImportFault.command(entry, "isn't stored, and its events stand before the first line")
        }
        plan.commands = try positions == .kept ? kept(new, plan) : assigned(new, plan, in: session)
    }

    private func kept(_ entries: [ImportChunk.Command], _ plan: ImportPlan) throws -> [ImportChunk.Command] {
        for entry in entries where entry.command.head > plan.head {
            throw ImportFault.command(
                entry, "belongs behind position \(entry.command.head), but what is stored ends at \(plan.head)")
        }
        return entries
    }

    /// The same commands, where their events stand now.
    private func assigned(
        _ entries: [ImportChunk.Command], _ plan: ImportPlan, in session: PostgresSession
    ) throws -> [ImportChunk.Command] {
        let versions = try versions(of: entries, plan, in: session)
        return try entries.map { entry in
            let command = entry.command
            let result = AppendResult(
                positions: try moved(entry, plan.map),
                streams: command.result.streams.compactMap { written in
                    let position = plan.map[written.position] ?? 0
                    return versions[position].map { WrittenStream(written.stream, version: $0, position: position) }
                },
                recordedAt: command.result.recordedAt, command: command.record)
            let stored = StoredCommand(
                record: command.record, head: plan.map[command.head] ?? plan.head, result: result,
                checked: command.checked)
            return ImportChunk.Command(command: stored, line: entry.line)
        }
    }

    private func moved(_ entry: ImportChunk.Command, _ map: PositionMap) throws -> ClosedRange<Int>? {
        guard let positions = entry.command.result.positions else { return nil }
        guard let first = map[positions.lowerBound], let last = map[positions.upperBound],
            last - first == positions.count - 1
        else { throw ImportFault.command(entry, "has events that don't stand one behind the other any more") }
        return first...last
    }

    /// The versions of the events at the positions that these commands name; those that were stored with an earlier chunk
    /// are looked up.
    private func versions(
        of entries: [ImportChunk.Command], _ plan: ImportPlan, in session: PostgresSession
    ) throws -> [Int: Int] {
        let positions = entries.flatMap { $0.command.result.streams.compactMap { plan.map[$0.position] } }
        let missing = positions.filter { plan.placed[$0] == nil }
        guard !missing.isEmpty else { return plan.placed }
        let rows = try session.run(
            PostgresCall("SELECT position, version FROM \(tables.events) WHERE position = ANY ($1::bigint[])") { list in
                list.bindArray(of: .integer, missing) { $0.appendElement($1) }
            })
        var versions = plan.placed
        for row in 0..<rows.count { versions[try rows.int(row, 0)] = try rows.int(row, 1) }
        return versions
    }
}
#endif
