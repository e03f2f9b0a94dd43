#if Postgres
import Foundation

/// How long a history is made, and from which seed: by `ORCHESTRIX_HISTORY_SECONDS` and `ORCHESTRIX_SEED`.
struct HistoryRun {
    let seed = number("ORCHESTRIX_SEED") ?? .random(in: 1...999_999_999)
    let duration = Duration.seconds(number("ORCHESTRIX_HISTORY_SECONDS") ?? 5)

    /// The same, rounded up.
    var minutes: Int { Int(duration.components.seconds / 60) + 1 }

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }
}
#endif
