/// What one line of an exported log holds.
public enum LogEntry: Sendable {
    /// An event at its place.
    case event(StoredEvent)

    /// The memory of a command. Its result names no streams, although it has positions, where its events stand before the
    /// first line.
    case command(StoredCommand)
}
