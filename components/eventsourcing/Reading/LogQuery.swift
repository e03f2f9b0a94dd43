/// Asks for one page of the global log.
public struct LogQuery: Sendable, Hashable {
    /// Where to begin.
    public enum Origin: Sendable, Hashable {
        /// Forwards, right behind the checkpoint; throws ``LogDiverged`` where the log doesn't hold it.
        case after(Checkpoint)
        /// Backwards, right before the position; `nil` for the end of the log.
        case before(Int?)
    }

    /// Where to begin, and with that which way to go.
    public var origin: Origin

    /// Which events are wanted.
    public var filter: EventFilter

    /// The largest number of events to give back.
    public var limit: Int

    /// A page of the log.
    public init(_ origin: Origin = .after(.start), filter: EventFilter = .all, limit: Int = 512) {
        self.origin = origin
        self.filter = filter
        self.limit = limit
    }
}
