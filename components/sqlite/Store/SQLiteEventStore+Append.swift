public import OrchestrixEventSourcing

extension SQLiteEventStore {
    public func append(_ request: AppendRequest) async throws -> AppendResult {
        try request.validate(against: configuration.limits)
        return try await committer.submit(request, bytes: request.byteCount)
    }

    /// - Throws: `EventStoreError` with `.storeBusy` also where the payloads are erased, but a reader that doesn't end
    ///   keeps their old pages from leaving the write-ahead log; erasing again finishes it.
    @discardableResult
    public func erase(_ stream: StreamID) async throws -> Int {
        let count = try await database.transact { db in try Erasure(stream: stream).perform(in: db) }
        guard try await database.truncateLog() else {
            throw EventStoreError(
                .storeBusy, "\(stream) is erased, but a reader keeps its old pages in the write-ahead log",
                context: ["stream": stream.description], isRetryable: true)
        }
        return count
    }
}
