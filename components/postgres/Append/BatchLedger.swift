#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// The store as a batch sees it: what is known or assumed of it, and what the batch has added so far.
struct BatchLedger {
    /// What was found under the lock; `nil`: nothing was looked up, and what isn't known is assumed.
    private let facts: BatchFacts?
    private let view: LogView
    private var addedIDs: Set<ByteString> = []
    private var addedEvents: [ByteString: StoredEvent] = [:]
    private var addedCommands: [ByteString: StoredCommand] = [:]

    /// Where each stream was taken to stand before the batch.
    private(set) var assumptions: [Assumption] = []

    /// Where each stream stands now.
    private(set) var states: [StreamID: StreamState] = [:]

    /// A ledger of assumptions: no event and no command of the batch is stored yet, and each stream stands where this
    /// writer saw it last, or where the append expects it.
    init(_ view: LogView) {
        facts = nil
        self.view = view
    }

    /// A ledger of what was found under the lock.
    init(_ facts: BatchFacts) {
        self.facts = facts
        view = LogView()
    }

    /// How the log is assumed to end.
    var expectedEnd: ExpectedEnd? { view.expectedEnd }

    /// Whether what it says is assumed and must be proven.
    var isAssumed: Bool { facts == nil }

    /// Takes in what comes next, before it is decided.
    mutating func expect(_ request: AppendRequest) {
        for write in request.writes where states[write.stream] == nil {
            let assumption = assumption(write)
            assumptions.append(assumption)
            states[write.stream] = assumption.state
        }
    }

    /// No stream is at more than this, and what is added to it doesn't overflow.
    private static let mostExpected = 1 << 60

    /// Versions only grow, so what was seen is the least that a stream can be at.
    private func assumption(_ write: StreamWrite) -> Assumption {
        let stream = write.stream
        if let facts {
            return Assumption(stream: stream, state: facts.states[stream] ?? .absent, holdsWhenAlone: false)
        }
        let seen = view.state(of: stream) ?? .absent
        guard case .exactly(let version) = write.expected, version > seen.version, version <= Self.mostExpected else {
            return Assumption(stream: stream, state: seen, holdsWhenAlone: view.isCurrent(stream))
        }
        return Assumption(stream: stream, state: StreamState(version: version), holdsWhenAlone: false)
    }

    /// Takes in what is going to be stored.
    mutating func add(_ append: PlannedAppend) {
        for (write, version) in zip(append.request.writes, append.versions) where !write.events.isEmpty {
            states[write.stream] = StreamState(
                version: version + write.events.count, isDeleted: write.events.last?.isTombstone == true)
        }
        if let facts { remember(append, facts) } else { note(append) }
    }

    private mutating func note(_ append: PlannedAppend) {
        for write in append.request.writes {
            for event in write.events { addedIDs.insert(ByteString(event.id)) }
        }
        if let command = append.request.command { addedIDs.insert(ByteString("\u{0}" + command.key.id)) }
    }

    private mutating func remember(_ append: PlannedAppend, _ facts: BatchFacts) {
        var position = facts.head + append.offset
        for (write, version) in zip(append.request.writes, append.versions) {
            for (offset, event) in write.events.enumerated() {
                position += 1
                addedEvents[ByteString(event.id)] = StoredEvent(
                    position: position, stream: write.stream, version: version + offset + 1,
                    recordedAt: facts.moment, event: event)
            }
        }
        guard let command = append.request.command else { return }
        addedCommands[ByteString(command.key.id)] = StoredCommand(
            record: command, head: facts.head + append.end,
            result: append.result(head: facts.head, moment: facts.moment), checked: append.request.checkedStreams)
    }
}

// MARK: - What the rules look up

extension BatchLedger: AppendLedger {
    func state(of stream: StreamID) throws -> StreamState {
        guard let state = states[stream] else { throw Unproven() }
        return state
    }

    func storedEvent(withID id: String) throws -> StoredEvent? {
        let key = ByteString(id)
        guard let facts else {
            if addedIDs.contains(key) { throw Unproven() }
            return nil
        }
        return addedEvents[key] ?? facts.events[key]
    }

    func storedCommand(withID id: String) throws -> StoredCommand? {
        guard let facts else {
            // Names hold no zero byte, so commands and events don't meet.
            if addedIDs.contains(ByteString("\u{0}" + id)) { throw Unproven() }
            return nil
        }
        let key = ByteString(id)
        return addedCommands[key] ?? facts.commands[key]
    }
}
#endif
