#if Postgres
import OrchestrixEventSourcing

extension PostgreSQLEventStore {
    /// Stores an exported log: its events and the memory of its commands, in the form that `LogExport` writes.
    ///
    /// ```swift
    /// try await store.importLog(from: LogFile("bank.ndjson")) { print($0.events, "events") }
    /// try await store.importLog(from: LogExport(of: sqlite))
    /// ```
    ///
    /// A command that is repeated on the new store gets the outcome that it had on the old one. What is stored is what was
    /// exported: payloads, ids, times, erasures, deletions.
    ///
    /// Many thousands of lines share a transaction. The import may be ended at any moment: run again with the same log, it
    /// passes over what is stored, once it has seen that it is the same, and goes on. With positions kept it then begins
    /// wherever the store ends; with positions assigned it knows events and commands by their ids. Others may append
    /// meanwhile, though with positions kept they take the place of what is still to come, and the import ends with an
    /// error.
    ///
    /// - Parameters:
    ///   - lines: the lines of the log, in their order; with line breaks or without.
    ///   - positions: where the events are to stand.
    ///   - progress: told after each transaction.
    /// - Returns: how far it has come in the end.
    /// - Throws: `EventStoreError`, which names the line: `.malformedArchive` for what isn't a line of an exported log,
    ///   `.invalidRequest` for what is over the store's limits, `.archiveConflict`, `.eventIDConflict`, `.commandConflict`
    ///   and `.streamDeleted` for what doesn't go with what is stored. What came before stays stored. `LogDiverged` where
    ///   the store has lost what this import has stored, by a fail-over or a restore. Else what the lines and the database
    ///   throw.
    @discardableResult
    public func importLog<Lines: AsyncSequence>(
        from lines: Lines, positions: ImportPositions = .kept, progress: (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportProgress where Lines.Element == [UInt8] {
        try await importLog(from: lines, positions: positions, limits: ImportLimits(), progress: progress)
    }

    func importLog<Lines: AsyncSequence>(
        from lines: Lines, positions: ImportPositions, limits: ImportLimits,
        progress: (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportProgress where Lines.Element == [UInt8] {
        var run = LogImport(into: self, positions: positions, limits: limits)
        return try await run.run(lines, progress)
    }

    /// Stores a chunk. Where the connection is lost, that is repeated: what is stored of it is known then.
    func perform(_ storage: ChunkStorage) async throws -> ChunkStorage.Outcome {
        let outcome = try await PostgresFailure.translated {
            try await Persistence(limit: settings.connectTimeout).run {
                try await transactions.perform { session in try storage.perform(in: session) }
            }
        }
        wake.announce(head: outcome.head)
        return outcome
    }
}
#endif
