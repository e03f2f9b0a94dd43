/// Which way to read.
public enum Direction: Sendable, Hashable {
    /// From the oldest event to the newest.
    case forward
    /// From the newest event to the oldest.
    case backward
}
