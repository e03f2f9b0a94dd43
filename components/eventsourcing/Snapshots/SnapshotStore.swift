/// Keeps the newest snapshot of each stream.
///
/// An event store that keeps its snapshots itself conforms to both protocols, and erases a stream's snapshots along with
/// its payloads, in the same transaction. `SnapshotStoreContract` of OrchestrixTesting holds the rules below as tests.
public protocol SnapshotStore: Sendable {
    /// The newest snapshot of `stream`.
    func snapshot(of stream: StreamID) async throws -> Snapshot?

    /// Keeps `snapshot` in the place of an older one. A newer one stays, also if both are saved at the same moment,
    /// by whichever process; of two at the same version the one that is saved later stays.
    ///
    /// A store that holds the events, too, keeps no snapshot of a stream that was erased: whoever took it still had the
    /// erased state in hand.
    ///
    /// - Returns: whether it is kept.
    /// - Throws: ``EventStoreError`` with `.invalidRequest` for what isn't fit to be stored.
    @discardableResult
    func save(_ snapshot: Snapshot) async throws -> Bool

    /// Removes the snapshot of `stream`, if there is one.
    func deleteSnapshot(of stream: StreamID) async throws
}
