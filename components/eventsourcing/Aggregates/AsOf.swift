public import OrchestrixCommon

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// A moment in the past at which to look at an aggregate.
public enum AsOf: Sendable, Hashable {
    /// When its stream had this many events, or all of them if it has fewer.
    case version(Int)

    /// When the log ended at this position.
    case position(Int)

    /// What the store had taken in by this moment, by the store's clock (``StoredEvent/recordedAt``).
    case time(Timestamp)

    /// What the store had taken in by this moment.
    public static func date(_ date: Date) -> AsOf { .time(Timestamp(date)) }

    /// Whether `event` had happened by then.
    @usableFromInline
    func includes(_ event: StoredEvent) -> Bool {
        switch self {
        case .version(let version): event.version <= version
        case .position(let position): event.position <= position
        case .time(let time): event.recordedAt <= time
        }
    }
}
