#if Postgres
public import OrchestrixEventSourcing

extension PostgreSQLEventStore {
    public var holeTimeout: Duration { configuration.holeTimeout }

    public func read(_ query: StreamQuery) async throws -> StreamPage {
        try query.validate()
        guard query.stream.isStorable else { return StreamPage(events: [], state: .absent, next: nil) }
        let calls = [
            StreamRow.call(tables, stateOf: query.stream), StreamSelection(query: query, tables: tables).call,
        ]
        return try await database.read(calls) { results in
            let state = try StreamRow.state(results.first!)
            return StreamPage(events: try EventRow.all(results.last!), state: state, answering: query)
        }
    }

    public func read(_ query: LogQuery) async throws -> LogPage {
        try query.validate()
        let start = if case .after(let checkpoint) = query.origin { checkpoint } else { Checkpoint.start }
        let calls = [
            LogEnd.call(tables), LogEnd.call(tables, at: start), LogSelection(query, tables).call,
        ]
        return try await database.read(calls) { results in
            let end = try LogEnd(results.first!)
            try end.check(start, results[results.startIndex + 1])
            let events = try EventRow.all(results.last!)
            if case .before = query.origin {
                return LogPage(events: events, next: events.last?.checkpoint ?? .start, head: end.head)
            }
            return LogPage(events: events, limit: query.limit, head: end.head, headEventID: end.eventID)
        }
    }

    public func streams(_ query: StreamListQuery) async throws -> [StreamSummary] {
        try query.validate()
        guard query.category?.isStorable ?? true, query.after?.isStorable ?? true else { return [] }
        return try await database.read([StreamRow.call(tables, query)]) { try StreamRow.streams($0.first!) }
    }

    public func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try query.validate()
        let after = query.after ?? ""
        guard after.isStorable else { throw query.unknownCommand() }
        let number = "SELECT number FROM \(tables.commands) WHERE id = $1"
        let page = """
            number IN (SELECT number FROM \(tables.commands) WHERE number > coalesce((\(number)), 0)
                ORDER BY number LIMIT $2)
            """
        let calls = CommandRow.calls(tables, where: page) { list in
            list.bind(after)
            list.bind(query.limit)
        }
        return try await database.read([PostgresCall(number) { $0.bind(after) }] + calls) { results in
            guard query.after == nil || results.first!.count == 1 else { throw query.unknownCommand() }
            return try CommandRow.all(results.dropFirst())
        }
    }

    public func command(_ id: String) async throws -> StoredCommand? {
        guard id.isStorable else { return nil }
        let calls = CommandRow.calls(tables, where: "id = $1") { $0.bind(id) }
        return try await database.read(calls) { try CommandRow.all($0).first }
    }

    public func head() async throws -> Int {
        try await database.read([LogEnd.call(tables)]) { try LogEnd($0.first!).head }
    }

    public func waitForEvents(after position: Int) async throws {
        try wake.watch()
        try await wake.wait(after: position) { try await head() }
    }
}
#endif
