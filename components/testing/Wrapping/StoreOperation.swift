/// What a store can be asked to do: the operations of an event store.
public enum StoreOperation: String, Sendable, Hashable, CaseIterable {
    /// Storing events.
    case append
    /// Reading a page of one stream.
    case readStream
    /// Reading a page of the log.
    case readLog
    /// Listing streams.
    case streams
    /// Listing commands.
    case commands
    /// Looking one command up.
    case command
    /// Asking for the last position.
    case head
    /// Emptying the payloads of a stream.
    case erase
    /// Waiting for events.
    case wait
}
