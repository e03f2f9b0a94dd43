public import OrchestrixCommon
public import OrchestrixEventSourcing
import Synchronization

/// Keeps events in memory: a full engine with every guarantee but durability.
///
/// By default payloads are bytes, exactly as the durable engines hold them. With `payloads: .typed` events are kept
/// as the Swift values that they are: nothing is encoded or decoded, which is faster, and skips what the stored
/// form would have shown (that an event can be encoded at all, and comes back equal). Repeated appends are then
/// compared by `==`.
public final class InMemoryEventStore: EventStore {
    public let payloads: PayloadForm

    let limits: StoreLimits
    private let clock: WallClock
    let log = Mutex(MemoryLog())
    private let signal = HeadSignal()

    /// An empty store.
    ///
    /// - Parameters:
    ///   - payloads: the form in which payloads are handed in, held and handed out.
    ///   - limits: what is over a limit is refused.
    ///   - clock: where the `recordedAt` of stored events comes from.
    public init(payloads: PayloadForm = .encoded, limits: StoreLimits = .standard, clock: WallClock = .system) {
        self.payloads = payloads
        self.limits = limits
        self.clock = clock
    }

    public func append(_ request: AppendRequest) async throws -> AppendResult {
        try Task.checkCancellation()
        try request.validate(against: limits, payloads: payloads)
        let now = clock.now()
        let (result, head) = try log.withLock { log in (try log.append(request, now: now), log.head) }
        if !result.isRepeat { signal.advance(to: head) }
        return result
    }

    public func read(_ query: StreamQuery) async throws -> StreamPage {
        try query.validate()
        return log.withLock { $0.page(query) }
    }

    public func read(_ query: LogQuery) async throws -> LogPage {
        try query.validate()
        return try log.withLock { try $0.page(query) }
    }

    public func streams(_ query: StreamListQuery) async throws -> [StreamSummary] {
        try query.validate()
        return log.withLock { $0.streams(query) }
    }

    public func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try query.validate()
        return try log.withLock { try $0.commands(query) }
    }

    public func command(_ id: String) async throws -> StoredCommand? {
        log.withLock { $0.storedCommand(withID: id) }
    }

    public func head() async throws -> Int {
        log.withLock { $0.head }
    }

    @discardableResult
    public func erase(_ stream: StreamID) async throws -> Int {
        log.withLock { $0.erase(stream) }
    }

    public func waitForEvents(after position: Int) async throws {
        try await signal.wait(after: position)
    }
}
