#if Postgres
import OrchestrixEventSourcing
import Synchronization

/// What an import remembers from one transaction to the next, so that little has to be looked up.
struct ImportMemory: Sendable {
    /// Where the import has left the store.
    private(set) var head = -1
    private var headEventID: String?
    private(set) var number = -1

    /// What the store holds for sure, unless it has become another one since, as by a fail-over.
    var checkpoint: Checkpoint { head > 0 ? Checkpoint(position: head, eventID: headEventID) : .start }

    /// Whether everything in the store is this import's own, so that nothing in it can be repeated unseen.
    private(set) var isOwn = false

    /// Where streams stand that the import has seen.
    private var states: [StreamID: StreamState] = [:]
    /// Whether every stream of the store is among them.
    private var isComplete = false
    private static let mostStreams = 1 << 18

    /// What versions streams have reached in the log that is imported.
    private var versions: [StreamID: Int] = [:]

    var map = PositionMap()

    /// Takes in where the store stands. What others have written meanwhile isn't known.
    mutating func meet(_ end: LogEnd, number: Int) {
        guard end.head != head || number != self.number else { return }
        (head, headEventID, self.number) = (end.head, end.eventID, number)
        isOwn = end.head == 0 && number == 0
        isComplete = isOwn
        states = [:]
    }

    /// `nil` where it must be looked up.
    func state(of stream: StreamID) -> StreamState? { states[stream] ?? (isComplete ? .absent : nil) }

    func version(of stream: StreamID) -> Int? { versions[stream] }

    /// Takes in what was committed.
    mutating func add(_ plan: ImportPlan) {
        head += plan.eventCount
        headEventID = plan.lastEventID ?? headEventID
        number += plan.commands.count
        if states.count + plan.states.count > Self.mostStreams {
            states = [:]
            isComplete = false
        }
        states.merge(plan.states) { $1 }
        if versions.count + plan.versions.count > Self.mostStreams { versions = [:] }
        versions.merge(plan.versions) { $1 }
        map = plan.map
    }
}

/// The memory of an import, handed from one transaction to the next.
final class ImportLedger: Sendable {
    private let memory = Mutex(ImportMemory())

    func take() -> ImportMemory {
        memory.withLock { memory in
            defer { memory = ImportMemory() }
            return memory
        }
    }

    func put(_ memory: ImportMemory) {
        self.memory.withLock { $0 = memory }
    }
}
#endif
