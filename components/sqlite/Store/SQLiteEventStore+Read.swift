public import OrchestrixEventSourcing

extension SQLiteEventStore {
    public func read(_ query: StreamQuery) async throws -> StreamPage {
        try query.validate()
        return try await database.read { db in
            let state = try StreamRow.state(of: query.stream, in: db)
            return StreamPage(events: try StreamSelection(query).events(in: db), state: state, answering: query)
        }
    }

    public func read(_ query: LogQuery) async throws -> LogPage {
        try query.validate()
        return try await database.read { db in
            let end = try LogEnd(in: db)
            if case .after(let checkpoint) = query.origin { try end.check(checkpoint, in: db) }
            let events = try LogSelection(query).events(in: db)
            if case .before = query.origin {
                return LogPage(events: events, next: events.last?.checkpoint ?? .start, head: end.head)
            }
            return LogPage(events: events, limit: query.limit, head: end.head, headEventID: end.eventID)
        }
    }

    public func streams(_ query: StreamListQuery) async throws -> [StreamSummary] {
        try query.validate()
        return try await database.read { db in try StreamRow.streams(query, in: db) }
    }

    public func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try query.validate()
        return try await database.read { db in
            guard let after = query.after else { return try CommandRow.commands(after: 0, limit: query.limit, in: db) }
            guard let number = try CommandRow.number(of: after, in: db) else { throw query.unknownCommand() }
            return try CommandRow.commands(after: number, limit: query.limit, in: db)
        }
    }

    public func command(_ id: String) async throws -> StoredCommand? {
        try await database.read { db in try CommandRow.command(id, in: db) }
    }

    public func head() async throws -> Int {
        try await database.read { db in try LogEnd(in: db).head }
    }

    public func waitForEvents(after position: Int) async throws {
        try wake.watch()
        guard try await head() <= position else { return }
        try await wake.wait(after: position)
    }
}
