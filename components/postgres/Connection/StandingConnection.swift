#if Postgres
import OrchestrixEventSourcing

/// A connection that is made when it is needed, kept, and made anew once it is lost, on one thread.
actor StandingConnection {
    nonisolated let thread = ConnectionThread()
    private let settings: SessionSettings
    private var opening: Task<PostgresConnection, any Error>?
    private var isClosed = false

    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    init(_ settings: SessionSettings) {
        self.settings = settings
    }

    /// Gives a session to `work`. A session that is lost in it isn't used again.
    func perform<Result: Sendable>(
        _ work: @escaping @Sendable (PostgresSession) throws -> Result
    ) async throws -> Result {
        guard !isClosed else { throw EventStoreError(.storeClosed, "the store is closed") }
        let current =
            opening
            ?? Task.detached { [settings, thread] in
                try await PostgresConnection.open(settings, on: thread)
            }
        opening = current
        do {
            let connection = try await current.value
            do { return try await connection.perform(work) } catch {
                // The next connection may be one to the primary.
                let isReadOnly = (error as? PostgresError)?.isReadOnly == true
                let isReusable = await connection.isReusable
                if isReadOnly || !isReusable { forget(current) }
                throw error
            }
        } catch {
            if case .failure = await current.result { forget(current) }
            throw error
        }
    }

    /// Repeats that while the server can't be reached or the connection is lost, for as long as it may take to connect.
    func performPersistently<Result: Sendable>(
        _ work: @escaping @Sendable (PostgresSession) throws -> Result
    ) async throws -> Result {
        try await Persistence(limit: settings.connectTimeout).run { try await perform(work) }
    }

    private func forget(_ lost: Task<PostgresConnection, any Error>) {
        if opening == lost { opening = nil }
    }

    /// Ends the connection when what is being performed has ended.
    func close() async {
        isClosed = true
        let last = opening
        opening = nil
        if let connection = try? await last?.value { await connection.close() }
    }
}
#endif
