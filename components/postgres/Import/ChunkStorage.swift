#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Stores a chunk of an imported log in one transaction, under the lock of the log. What is stored of it already is
/// compared and passed over, so that the same chunk may be stored again.
struct ChunkStorage: Sendable {
    struct Outcome: Sendable {
        let skippedEvents: Int
        let head: Int
    }

    let chunk: ImportChunk
    let positions: ImportPositions
    let tables: PostgresTables
    let ledger: ImportLedger

    func perform(in session: PostgresSession) throws -> Outcome {
        var memory = ledger.take()
        defer { ledger.put(memory) }
        if let head = try headIfStored(memory, in: session) {
            return Outcome(skippedEvents: chunk.events.count, head: head)
        }
        do {
            let plan = try session.transact { session in try store(&memory, in: session) }
            memory.add(plan)
            return Outcome(skippedEvents: plan.skippedEvents, head: plan.head)
        } catch let error as PostgresError where error.sqlState == "23505" {
            throw try ImportCollision(chunk: chunk, tables: tables, error: error).fault(in: session)
        }
    }

    /// Where the store ends, if it holds the chunk: found out without holding up those who append.
    private func headIfStored(_ memory: ImportMemory, in session: PostgresSession) throws -> Int? {
        guard positions == .kept, let first = chunk.events.first, let last = chunk.events.last,
            last.event.position <= memory.head
        else { return nil }
        let comparison = ImportComparison(tables: tables)
        let range = first.event.position...last.event.position
        let found = try session.read([comparison.stored(range)] + comparison.stored(chunk.commands))
        let events = try EventRow.all(found.first!)
        try Self.compare(chunk.events[...], events)
        // After a fail-over the store may hold less than before.
        guard events.count == chunk.events.count else { return nil }
        let commands = try newCommands(CommandRow.all(found.dropFirst()))
        return commands.isEmpty ? memory.head : nil
    }

    private func store(_ memory: inout ImportMemory, in session: PostgresSession) throws -> ImportPlan {
        let found = try session.run([
            .take(.log, of: tables), LogEnd.call(tables), PostgresSchema(tables: tables).question,
            PostgresCall("SELECT coalesce(max(number), 0) FROM \(tables.commands)"),
            LogEnd.call(tables, at: memory.checkpoint),
        ])
        try PostgresSchema.check(try found[2].int(0, 0))
        let end = try LogEnd(found[1])
        try end.check(memory.checkpoint, found[4])
        memory.meet(end, number: try found[3].int(0, 0))
        var plan = ImportPlan(behind: end, map: memory.map)
        switch positions {
        case .kept: try keep(&plan, memory, in: session)
        case .assigned: try assign(&plan, memory, in: session)
        }
        try planCommands(&plan, memory, in: session)
        try copy(plan, behind: memory.number, in: session)
        return plan
    }

    private func copy(_ plan: ImportPlan, behind number: Int, in session: PostgresSession) throws {
        if plan.eventCount > 0 { try session.copy(plan.rows, into: ImportRows.events(tables)) }
        if !plan.commands.isEmpty {
            var (commands, streams) = (ByteBuffer(), ByteBuffer())
            for (index, entry) in plan.commands.enumerated() {
                ImportRows.append(entry.command, number: number + index + 1, to: &commands)
                ImportRows.appendStreams(of: entry.command, number: number + index + 1, to: &streams)
            }
            try session.copy(commands, into: ImportRows.commands(tables))
            try session.copy(streams, into: ImportRows.commandStreams(tables))
        }
        guard plan.eventCount > 0 else { return }
        try session.run(
            PostgresCall("SELECT pg_notify($1::text, $2::bigint::text)") { list in
                list.bind(tables.channel)
                list.bind(plan.head)
            })
    }
}

// MARK: - What is stored already

extension ChunkStorage {
    static func compare(_ entries: ArraySlice<ImportChunk.Event>, _ stored: [StoredEvent]) throws {
        for (entry, event) in zip(entries, stored) {
            guard entry.event.position == event.position else {
                throw ImportFault.position(entry, "the log goes on at position \(entry.event.position) behind a hole")
            }
            try ImportComparison.check(entry, event)
        }
    }

    /// The commands that aren't among `stored`.
    func newCommands(_ stored: [StoredCommand]) throws -> [ImportChunk.Command] {
        let known = Dictionary(stored.map { (ByteString($0.record.key.id), $0) }) { $1 }
        return try chunk.commands.filter { entry in
            guard let command = known[ByteString(entry.command.record.key.id)] else { return true }
            try ImportComparison.check(entry, command, positions)
            return false
        }
    }

    /// Where the streams of these events stand, as far as it must be looked up.
    func states(
        of entries: ArraySlice<ImportChunk.Event>, _ memory: ImportMemory, in session: PostgresSession
    ) throws -> [StreamID: StreamState] {
        var unknown: Set<StreamID> = []
        for entry in entries where memory.state(of: entry.event.stream) == nil { unknown.insert(entry.event.stream) }
        guard !unknown.isEmpty else { return [:] }
        let found = try StreamRow.streams(session.run(BatchFacts.states(of: Array(unknown), tables)))
        return Dictionary(found.map { ($0.stream, $0.state) }) { $1 }
    }
}
#endif
