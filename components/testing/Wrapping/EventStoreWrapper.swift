public import OrchestrixEventSourcing

/// A store that passes every call on to another one, except for those that it implements itself.
///
/// Tests write faults and counters over any engine with it, in a few lines:
///
/// ```swift
/// struct FullStore: EventStoreWrapper {
///     let wrapped: any EventStore
///     func append(_ request: AppendRequest) async throws -> AppendResult {
///         throw EventStoreError(.storeFailed, "the disk is full")
///     }
/// }
/// ```
public protocol EventStoreWrapper: EventStore {
    /// The store that calls are passed on to.
    var wrapped: any EventStore { get }
}

extension EventStoreWrapper {
    /// The form of the wrapped store.
    public var payloads: PayloadForm { wrapped.payloads }

    /// How long readers of the wrapped store wait for a missing position.
    public var holeTimeout: Duration { wrapped.holeTimeout }

    /// Appends to the wrapped store.
    public func append(_ request: AppendRequest) async throws -> AppendResult { try await wrapped.append(request) }

    /// Reads from the wrapped store.
    public func read(_ query: StreamQuery) async throws -> StreamPage { try await wrapped.read(query) }

    /// Reads from the wrapped store.
    public func read(_ query: LogQuery) async throws -> LogPage { try await wrapped.read(query) }

    /// Lists the streams of the wrapped store.
    public func streams(_ query: StreamListQuery) async throws -> [StreamSummary] { try await wrapped.streams(query) }

    /// Lists the commands of the wrapped store.
    public func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try await wrapped.commands(query)
    }

    /// Looks a command up in the wrapped store.
    public func command(_ id: String) async throws -> StoredCommand? { try await wrapped.command(id) }

    /// The head of the wrapped store.
    public func head() async throws -> Int { try await wrapped.head() }

    /// Erases in the wrapped store.
    @discardableResult
    public func erase(_ stream: StreamID) async throws -> Int { try await wrapped.erase(stream) }

    /// Waits for the wrapped store.
    public func waitForEvents(after position: Int) async throws { try await wrapped.waitForEvents(after: position) }
}
