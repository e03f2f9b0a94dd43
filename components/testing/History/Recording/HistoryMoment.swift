#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// When something began or ended: nanoseconds by the machine's monotonic clock, which all its processes share.
typealias HistoryMoment = Int64

extension HistoryMoment {
    static func now() -> HistoryMoment { HistoryMoment(ProcessInfo.processInfo.systemUptime * 1_000_000_000) }
}
