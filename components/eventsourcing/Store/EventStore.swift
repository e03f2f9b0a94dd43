/// Keeps events: durably, in order, each once.
///
/// An engine conforms to this protocol and passes `EventStoreContract` of OrchestrixTesting, which holds the
/// rules below as tests:
///
/// - An append is stored wholly or not at all, over any number of streams.
/// - Versions count the events of a stream from 1; positions count the events of the store from 1. Both are
///   contiguous, and the order within a stream is the order within the log.
/// - Of several appends that expect the same version, one wins; the others get ``ConcurrencyError``.
/// - An append that is repeated, with the same event ids or the same command, gets its first result back.
/// - A reader that has seen a position never finds an event below it later.
///
/// ``AppendRules`` decides appends for an engine, so that every engine decides alike.
public protocol EventStore: Sendable {
    /// The form in which payloads are handed in and out.
    var payloads: PayloadForm { get }

    /// How long a reader that finds a position missing in the log waits for it, before that counts as corruption.
    ///
    /// By default not at all: where the store alone gives out positions, nobody sees a later one before an earlier one.
    var holeTimeout: Duration { get }

    /// Stores what `request` holds, and returns when it is durable.
    ///
    /// - Throws: ``ConcurrencyError`` where a stream isn't as expected; ``EventStoreError`` for everything else,
    ///   whose `isRetryable` says whether the same request is worth repeating. `CancellationError` only if the
    ///   request was given up before anything was stored.
    func append(_ request: AppendRequest) async throws -> AppendResult

    /// Reads a page of one stream. An absent stream has no events and version 0.
    func read(_ query: StreamQuery) async throws -> StreamPage

    /// Reads a page of the log.
    ///
    /// - Throws: ``LogDiverged`` where the log doesn't hold the query's checkpoint.
    func read(_ query: LogQuery) async throws -> LogPage

    /// Lists streams.
    func streams(_ query: StreamListQuery) async throws -> [StreamSummary]

    /// Lists stored commands.
    func commands(_ query: CommandListQuery) async throws -> [StoredCommand]

    /// The command that was stored under `id`.
    func command(_ id: String) async throws -> StoredCommand?

    /// The last position in the log; 0 where it is empty.
    func head() async throws -> Int

    /// Empties the payloads of all events of `stream`, and the stored outcomes of the commands that touched it.
    ///
    /// Events, ids, versions and positions stay; readers get ``EventPayload/erased``. A store that is a
    /// ``SnapshotStore`` removes the stream's snapshot in the same transaction. Erasing twice is the same as erasing once.
    ///
    /// - Returns: the number of events whose payload is erased now.
    @discardableResult
    func erase(_ stream: StreamID) async throws -> Int

    /// Returns when the log may hold an event behind `position`, at once if it does already.
    ///
    /// It may return early; it never misses one. Throws `CancellationError` when its task is cancelled.
    func waitForEvents(after position: Int) async throws
}

extension EventStore {
    /// Payloads are bytes.
    public var payloads: PayloadForm { .encoded }

    /// A missing position doesn't come any more.
    public var holeTimeout: Duration { .zero }
}
