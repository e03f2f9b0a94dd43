/// How far a reader has come in the log: the position of the last event that it has seen, and that event's id.
///
/// The id lets the store notice that the log isn't the one the reader knows (``LogDiverged``). A checkpoint
/// without an id is only compared with the head.
public struct Checkpoint: Sendable, Hashable, Codable {
    /// The position of the last event seen; 0 before the first.
    public let position: Int

    /// The id of that event.
    public let eventID: String?

    /// Right after the event at `position`.
    public init(position: Int, eventID: String? = nil) {
        self.position = position
        self.eventID = eventID
    }

    /// Before the first event.
    public static let start = Checkpoint(position: 0)
}

extension StoredEvent {
    /// The checkpoint of a reader that has just seen this event.
    public var checkpoint: Checkpoint { Checkpoint(position: position, eventID: id) }
}
