public import OrchestrixEventSourcing

/// A wrapper that does the same around every operation of the store that it wraps.
///
/// ```swift
/// struct LoggingStore: EventStoreInterceptor {
///     let wrapped: any EventStore
///     func around<Answer: Sendable>(
///         _ operation: StoreOperation, _ call: () async throws -> Answer
///     ) async throws -> Answer {
///         print(operation)
///         return try await call()
///     }
/// }
/// ```
public protocol EventStoreInterceptor: EventStoreWrapper {
    /// Carries an operation out: by `call`, which asks the wrapped store, or not at all.
    func around<Answer: Sendable>(
        _ operation: StoreOperation, _ call: () async throws -> Answer
    ) async throws -> Answer
}

extension EventStoreInterceptor {
    /// Appends to the wrapped store.
    public func append(_ request: AppendRequest) async throws -> AppendResult {
        try await around(.append) { try await wrapped.append(request) }
    }

    /// Reads from the wrapped store.
    public func read(_ query: StreamQuery) async throws -> StreamPage {
        try await around(.readStream) { try await wrapped.read(query) }
    }

    /// Reads from the wrapped store.
    public func read(_ query: LogQuery) async throws -> LogPage {
        try await around(.readLog) { try await wrapped.read(query) }
    }

    /// Lists the streams of the wrapped store.
    public func streams(_ query: StreamListQuery) async throws -> [StreamSummary] {
        try await around(.streams) { try await wrapped.streams(query) }
    }

    /// Lists the commands of the wrapped store.
    public func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try await around(.commands) { try await wrapped.commands(query) }
    }

    /// Looks a command up in the wrapped store.
    public func command(_ id: String) async throws -> StoredCommand? {
        try await around(.command) { try await wrapped.command(id) }
    }

    /// The head of the wrapped store.
    public func head() async throws -> Int {
        try await around(.head) { try await wrapped.head() }
    }

    /// Erases in the wrapped store.
    @discardableResult
    public func erase(_ stream: StreamID) async throws -> Int {
        try await around(.erase) { try await wrapped.erase(stream) }
    }

    /// Waits for the wrapped store.
    public func waitForEvents(after position: Int) async throws {
        try await around(.wait) { try await wrapped.waitForEvents(after: position) }
    }
}
