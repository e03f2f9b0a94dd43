#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

extension PostgreSQLEventStore {
    /// Runs SQL of the program's own and appends events in one transaction: all of it takes effect, or nothing.
    ///
    /// ```swift
    /// let receipt = try await store.transaction { tx in
    ///     try await tx.execute("UPDATE read_model.balance SET amount = amount + $1 WHERE id = $2", [500, "ACC-001"])
    ///     try tx.append(deposit)
    /// }
    /// ```
    ///
    /// The SQL runs first. What the closure appends is decided and stored behind it, just before COMMIT, so that the log
    /// is locked only then: a closure that takes its time holds up nobody but those who wait for the rows that it has
    /// changed. Where the closure throws, a stream isn't as expected, a statement fails, or the task is cancelled before
    /// the commit, everything is rolled back.
    ///
    /// The SQL runs with the settings that any new connection of this role to this database has, on a connection that
    /// isn't used for anything else meanwhile, under READ COMMITTED. `SET` and temporary tables end with the transaction.
    /// The server ends a transaction that does nothing for ``PostgresConfiguration/responseTimeout``.
    ///
    /// A transaction that is run again, because nobody knows what came of it, is known by the event ids and the command
    /// ids of its appends. They were stored along with its SQL, so the whole of it is rolled back then, and the first
    /// results are given back with ``TransactionReceipt/isRepeat``. For that the ids must be the transaction's own: fixed
    /// before it is run, and used for nothing else.
    ///
    /// - Returns: what the closure gave back, and the results of the appends.
    /// - Throws: what the closure throws; ``PostgresError`` where its SQL or a deferred constraint fails; else as
    ///   ``append(_:)``, also where no connection becomes free within the limits of
    ///   ``PostgresConfiguration/transactions``, and `EventStoreError` with `.outcomeUnknown` where the connection was lost at COMMIT and it
    ///   can't be found out what came of it.
    @discardableResult
    public func transaction<Value>(
        _ work: (PostgresTransaction) async throws -> Value
    ) async throws -> TransactionReceipt<Value> {
        let now = configuration.clock.now()
        let (value, ending, result) = try await lend { connection in
            let transaction = PostgresTransaction(connection, limits: configuration.limits) { [database] process in
                await database.cancelStatement(of: process)
            }
            try await PostgresFailure.translated { try await transaction.begin() }
            do {
                let value = try await work(transaction)
                try Task.checkCancellation()
                let ending = TransactionEnding(
                    requests: try await transaction.finish(), tables: tables, settings: settings, now: now)
                return (value, ending, try await ending.perform(on: connection))
            } catch {
                await transaction.rollBack()
                throw error
            }
        }
        let outcome = try await settled(ending, result)
        if let head = outcome.head { wake.announce(head: head) }
        return TransactionReceipt(value: value, appends: outcome.appends, isRepeat: outcome.isRepeat)
    }

    /// Lends a connection of the transactions' own, which is made as new before the next one has it.
    private func lend<Value>(_ work: (PostgresConnection) async throws -> Value) async throws -> Value {
        do {
            return try await transactions.lend(work) { [settings] session in try session.renew(settings) }
        } catch let error as NoConnection {
            throw PostgresFailure.translated(error)
        }
    }

    private func settled(
        _ ending: TransactionEnding, _ result: Result<TransactionEnding.Outcome, LostAtCommit>
    ) async throws -> TransactionEnding.Outcome {
        switch result {
        case .success(let outcome): return outcome
        case .failure(let loss):
            guard ending.canBeFound else { throw ending.unknown(loss) }
            let found: TransactionEnding.Outcome?
            do {
                found = try await transactions.perform { session in
                    try session.transact(confirms: true) { session in try ending.find(in: session) }
                }
            } catch {
                throw ending.unknown(loss)
            }
            guard let found else { throw ending.undone(loss) }
            return found
        }
    }
}
#endif
