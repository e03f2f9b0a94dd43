import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Synchronization

/// A store in memory that is right, but for one operation in a thousand.
final class BrokenEventStore: EventStoreWrapper {
    let wrapped: any EventStore = InMemoryEventStore()
    let breakage: Breakage

    private struct State {
        var calls = 900
        var due = 0
        var victims: [String] = []
        var journal: [JournaledAppend] = []
    }

    private let state = Mutex(State())

    init(_ breakage: Breakage) {
        self.breakage = breakage
    }

    /// The appends that it has wronged, as a violation names them.
    var victims: [String] { state.withLock { $0.victims } }

    /// Counts an operation; each thousandth makes a fault due.
    func tick() {
        state.withLock { state in
            state.calls += 1
            if state.calls.isMultiple(of: 1_000) { state.due += 1 }
        }
    }

    /// Whether a fault is due.
    var isDue: Bool { state.withLock { $0.due > 0 } }

    /// Whether a fault is due; it is to be done then.
    func strikes(at request: AppendRequest? = nil) -> Bool {
        state.withLock { state in
            guard state.due > 0 else { return false }
            state.due -= 1
            if let request { state.victims.append(request.workloadName) }
            return true
        }
    }

    /// A fault that was to be done had nothing to change; it is due again.
    func miss() {
        state.withLock { $0.due += 1 }
    }

    func append(_ request: AppendRequest) async throws -> AppendResult {
        tick()
        let result = try await breakage.append(request, self)
        if !result.isRepeat { state.withLock { $0.journal.append(JournaledAppend(request: request, result: result)) } }
        return result
    }

    func read(_ query: StreamQuery) async throws -> StreamPage { try await breakage.readStream(query, self) }
    func read(_ query: LogQuery) async throws -> LogPage { try await breakage.readLog(query, self) }
    func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try await breakage.commands(query, self)
    }
    func head() async throws -> Int { try await breakage.head(self) }
    func waitForEvents(after position: Int) async throws { try await breakage.wait(position, self) }

    /// The same store after a restart, without the last `count` of its appends.
    func restarted(forgetting count: Int) async throws -> BrokenEventStore {
        let store = BrokenEventStore(breakage)
        var journal = state.withLock { $0.journal }
        for index in journal.indices { try await journal[index].place(in: wrapped) }
        journal.sort()
        let kept = journal.dropLast(count)
        for entry in kept { _ = try await store.wrapped.append(entry.request.expectingAny()) }
        let forgotten = journal.suffix(count).map(\.request.workloadName)
        store.state.withLock { $0.victims = victims + forgotten }
        let calls = state.withLock { $0.calls }
        store.state.withLock { $0.journal = Array(kept) }
        store.state.withLock { $0.calls = calls }
        return store
    }
}

/// An append that was stored, and its place among the others.
private struct JournaledAppend: Comparable {
    let request: AppendRequest
    let result: AppendResult
    var head = 0

    /// An append without events stands behind the one that led to its head.
    private var order: (Int, Int) { (head, request.eventCount == 0 ? 1 : 0) }

    mutating func place(in store: any EventStore) async throws {
        if let last = result.positions?.upperBound { return head = last }
        guard let id = request.command?.key.id else { return }
        head = try await store.command(id)?.head ?? 0
    }

    static func < (lhs: JournaledAppend, rhs: JournaledAppend) -> Bool { lhs.order < rhs.order }
    static func == (lhs: JournaledAppend, rhs: JournaledAppend) -> Bool { lhs.order == rhs.order }
}
