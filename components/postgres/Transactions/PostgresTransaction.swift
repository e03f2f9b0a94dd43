#if Postgres
public import OrchestrixEventSourcing
import Synchronization

/// A transaction of the program's own, for as long as the closure of ``PostgreSQLEventStore/transaction(_:)`` runs.
///
/// Its statements run one after another, also where several tasks send them.
public final class PostgresTransaction: Sendable {
    private struct State {
        var appends = TransactionAppends()
        var isOver = false
        /// Why nothing can be committed any more, unless the program goes back to a savepoint.
        var failure: PostgresError?
    }

    private let connection: PostgresConnection
    private let limits: StoreLimits
    private let cancelStatement: @Sendable (SessionProcess) async -> Void
    private let state = Mutex(State())

    init(
        _ connection: PostgresConnection, limits: StoreLimits,
        cancelStatement: @escaping @Sendable (SessionProcess) async -> Void
    ) {
        self.connection = connection
        self.limits = limits
        self.cancelStatement = cancelStatement
    }

    /// Runs one statement.
    ///
    /// - Parameter parameters: the values of `$1`, `$2` and so on.
    /// - Returns: the number of rows that it changed or gave.
    /// - Throws: ``PostgresError`` for what the server refuses; `EventStoreError` with `.invalidRequest` for a statement
    ///   that would end the transaction, and once it has ended; `CancellationError`.
    @discardableResult
    public func execute(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> Int {
        try await run(sql, parameters).changes
    }

    /// Runs one statement, and gives back its rows.
    ///
    /// - Throws: as ``execute(_:_:)``.
    @discardableResult
    public func query(_ sql: String, _ parameters: [PostgresValue] = []) async throws -> PostgresRows {
        PostgresRows(try await run(sql, parameters))
    }

    /// Has `request` decided and stored behind the closure, just before COMMIT. Several see one another, in their order.
    ///
    /// - Throws: `EventStoreError` with `.invalidRequest` for what can't be stored at all, or together with what was
    ///   appended before.
    public func append(_ request: AppendRequest) throws {
        try request.validate(against: limits)
        try state.withLock { state in
            guard !state.isOver else { throw Self.over }
            try state.appends.add(request)
        }
    }

    private func run(_ sql: String, _ parameters: [PostgresValue]) async throws -> PostgresResult {
        try OwnStatement.check(sql)
        let call = try PostgresCall(sql, parameters)
        try Task.checkCancellation()
        do {
            return try await interruptible {
                try await connection.perform { session in try self.run(call, in: session) }
            }
        } catch  where Task.isCancelled {
            throw CancellationError()
        }
    }

    private func run(_ call: PostgresCall, in session: PostgresSession) throws -> PostgresResult {
        guard !state.withLock(\.isOver) else { throw Self.over }
        defer { if session.isReusable { state.withLock { $0.isOver = true } } }
        do {
            let result = try session.run(call)
            if session.isReusable { throw Self.ended }
            state.withLock { $0.failure = nil }
            return result
        } catch let error as PostgresError {
            state.withLock { $0.failure = $0.failure ?? error }
            throw error
        }
    }

    /// Runs `work`; once the task is cancelled, has the server stop the statement that runs.
    private func interruptible<Value>(_ work: () async throws -> Value) async throws -> Value {
        let process = try await connection.perform(\.process)
        let interruption = Mutex<Task<Void, Never>?>(nil)
        let result: Result<Value, any Error>
        result = await withTaskCancellationHandler {
            do { return .success(try await work()) } catch { return .failure(error) }
        } onCancel: {
            guard let process else { return }
            interruption.withLock { $0 = Task.detached { [self] in await cancelStatement(process) } }
        }
        // It must not hit what comes later.
        await interruption.withLock(\.self)?.value
        return try result.get()
    }
}

// MARK: - Beginning and ending

extension PostgresTransaction {
    /// Begins, with the settings that a connection has by itself. The query keeps anybody from changing the isolation.
    func begin() async throws {
        try await connection.perform { session in
            _ = try session.run([
                .begin, PostgresCall("RESET search_path"), PostgresCall("RESET TimeZone"),
                PostgresCall("SELECT pg_catalog.now()"),
            ])
        }
    }

    /// Takes no more statements and appends.
    ///
    /// - Returns: what is to be stored.
    /// - Throws: the failure of the statement behind which nothing can be committed.
    func finish() async throws -> [AppendRequest] {
        try await connection.perform { session in
            let last = self.state.withLock { state in
                defer { state.isOver = true }
                return state
            }
            if session.isReusable { throw Self.ended }
            if session.isBroken || session.hasFailed { throw last.failure ?? .lost }
            return last.appends.requests
        }
    }

    func rollBack() async {
        _ = try? await connection.perform { session in
            self.state.withLock { $0.isOver = true }
            if !session.isReusable && !session.isBroken { try session.run(.rollback) }
        }
    }

    private static let over = EventStoreError(.invalidRequest, "the transaction has ended with its closure")

    private static let ended = EventStoreError(
        .invalidRequest, "a statement ended the transaction: what came before it may have been committed")
}
#endif
