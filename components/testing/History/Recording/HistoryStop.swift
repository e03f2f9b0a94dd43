import OrchestrixCommon
import OrchestrixEventSourcing

/// Why a writer or a reader of a workload ended before its work was done.
enum HistoryStop: Sendable, Hashable, Codable {
    /// The log doesn't hold the checkpoint any more.
    case diverged
    /// It waited for events that are there.
    case stalled
    /// An error that a right store doesn't have.
    case failed(code: String)
}

extension HistoryStop {
    /// `nil` for an error that a right store may have at any time.
    init?(_ error: any Error) {
        switch HistoryOutcome(error, of: []) {
        case .withdrawn: return nil
        case .failed where error is LogDiverged: self = .diverged
        case .failed(let code): self = .failed(code: code)
        case .lostRace, .stored, .unknown: self = .failed(code: "\(type(of: error))")
        }
    }
}
