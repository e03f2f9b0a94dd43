#if Postgres
import OrchestrixEventSourcing

/// One connection to the server, on a thread for connections.
actor PostgresConnection {
    private nonisolated let thread: ConnectionThread
    private var session: PostgresSession?

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private init(on thread: ConnectionThread) {
        self.thread = thread
    }

    /// Connects, and makes the session ready.
    ///
    /// - Parameter thread: where the connection waits for the server; by default a thread of its own.
    /// - Throws: ``PostgresError``, or `EventStoreError` for a server that isn't fit for a store.
    static func open(
        _ settings: SessionSettings, on thread: ConnectionThread = ConnectionThread()
    ) async throws -> PostgresConnection {
        let connection = PostgresConnection(on: thread)
        try await connection.connect(settings)
        return connection
    }

    private func connect(_ settings: SessionSettings) throws {
        let session = try PostgresSession(settings)
        try settings.prepare(session)
        self.session = session
    }

    /// Whether the session can be used again: the connection stands, and no transaction was left open in it.
    var isReusable: Bool { session?.isReusable == true }

    /// Gives the session to `work`, on the connection's thread.
    ///
    /// - Throws: what `work` throws; `EventStoreError` with `.storeClosed` after ``close()``.
    func perform<Result: Sendable>(_ work: @Sendable (PostgresSession) throws -> Result) throws -> Result {
        guard let session else { throw EventStoreError(.storeClosed, "the store is closed") }
        return try work(session)
    }

    /// The same, and tells whether the session can be used again.
    func performAndTell<Value: Sendable>(
        _ work: @Sendable (PostgresSession) throws -> Value
    ) -> (result: Result<Value, any Error>, isReusable: Bool) {
        let result = Result { try perform(work) }
        return (result, isReusable)
    }

    /// Ends the session. What is being performed is finished before.
    func close() {
        session = nil
    }
}
#endif
