#if Postgres
/// How far the import of a log has come.
public struct ImportProgress: Sendable, Hashable {
    /// Events that were read, and are stored now.
    public internal(set) var events = 0

    /// Commands that were read, and are stored now.
    public internal(set) var commands = 0

    /// How many of these events were stored before, by an import that was interrupted.
    public internal(set) var skippedEvents = 0

    /// Bytes of the lines that were read, without their line breaks.
    public internal(set) var bytes = 0

    /// The last position in the store.
    public internal(set) var head = 0
}
#endif
