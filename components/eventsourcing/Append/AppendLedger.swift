/// What ``AppendRules`` looks up to decide an append, within the engine's critical section.
///
/// The answers must hold until the append is stored: read under the lock, or in the transaction, in which the
/// events are inserted, and see what was appended before in the same batch.
public protocol AppendLedger {
    /// Where `stream` stands.
    mutating func state(of stream: StreamID) throws -> StreamState

    /// The event that is stored under `id`.
    mutating func storedEvent(withID id: String) throws -> StoredEvent?

    /// The command that is stored under `id`.
    mutating func storedCommand(withID id: String) throws -> StoredCommand?
}
