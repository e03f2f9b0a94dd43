#if Postgres
public import OrchestrixEventSourcing

extension PostgreSQLEventStore {
    public func append(_ request: AppendRequest) async throws -> AppendResult {
        try request.validate(against: configuration.limits)
        return try await committer.submit(request, bytes: request.checkedByteCount())
    }

    /// The old rows' bytes stay in the database's files until it is vacuumed, and in its archived log.
    @discardableResult
    public func erase(_ stream: StreamID) async throws -> Int {
        guard stream.isStorable else { return 0 }
        let erasure = Erasure(stream: stream, tables: tables)
        return try await database.transact { session in try erasure.perform(in: session) }
    }
}

extension StreamID {
    /// Whether the database can hold its name; nothing is stored under the others.
    var isStorable: Bool { category.isStorable && id.isStorable }
}
#endif
