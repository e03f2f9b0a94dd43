import OrchestrixCommon
import OrchestrixEventSourcing

/// What the caller of an append was told.
enum HistoryOutcome: Sendable, Hashable, Codable {
    /// It is stored: the positions of its events, none for an append without any, and the versions of its streams.
    case stored(first: Int?, last: Int?, versions: [Int], isRepeat: Bool)
    /// The write with this index wasn't as expected: the stream stood at `actual`. -1 where the error names a stream,
    /// or an expectation, that the append didn't have.
    case lostRace(write: Int, actual: Int)
    /// Nothing is stored, for a reason that a right store may have at any time.
    case withdrawn(code: String)
    /// It may be stored or not.
    case unknown
    /// An error that a right store never has here.
    case failed(code: String)
}

extension HistoryOutcome {
    init(_ result: AppendResult) {
        self = .stored(
            first: result.positions?.lowerBound, last: result.positions?.upperBound,
            versions: result.streams.map(\.version), isRepeat: result.isRepeat)
    }

    init(_ error: any Error, of writes: [HistoryWrite]) {
        switch error {
        case let error as ConcurrencyError:
            let index = writes.firstIndex { $0.stream == error.stream && $0.expected == error.expected }
            self = .lostRace(write: index ?? -1, actual: error.actual)
        case is CancellationError: self = .withdrawn(code: "cancelled")
        case let error as EventStoreError where [.storeBusy, .queueFull].contains(error.code):
            self = .withdrawn(code: error.code.rawValue)
        case let error as EventStoreError where error.code == .outcomeUnknown: self = .unknown
        case let error as any OrchestrixError: self = .failed(code: error.code.rawValue)
        default: self = .failed(code: "\(type(of: error))")
        }
    }

    /// Whether the append may have been stored by this attempt.
    var mayHaveStored: Bool {
        switch self {
        case .stored(_, _, _, let isRepeat): !isRepeat
        case .unknown, .failed: true
        case .lostRace, .withdrawn: false
        }
    }

    /// Whether the caller was told that it is stored.
    var isStored: Bool { if case .stored = self { true } else { false } }

    /// Whether the caller was told that this very attempt has stored it.
    var isFresh: Bool { if case .stored(_, _, _, isRepeat: false) = self { true } else { false } }
}
