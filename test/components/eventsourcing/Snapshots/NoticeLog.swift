import OrchestrixEventSourcing
import Synchronization

/// Writes down what happens to snapshots.
final class NoticeLog: Sendable {
    private let lines = Mutex<[String]>([])

    /// What was told since it was asked last, without the streams.
    func take() -> [String] {
        lines.withLock { lines in
            defer { lines = [] }
            return lines
        }
    }

    @Sendable func note(_ notice: SnapshotNotice) {
        let line =
            switch notice {
            case .used(_, let version): "used \(version)"
            case .ignored(_, let version, let reason): "ignored \(version): \(reason)"
            case .taken(_, let version): "taken \(version)"
            case .superseded(_, let version): "superseded \(version)"
            case .notTaken(_, let version, _): "not taken \(version)"
            case .notLoaded: "not loaded"
            }
        lines.withLock { $0.append(line) }
    }
}
