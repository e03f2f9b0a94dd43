public import OrchestrixCommon

/// The state of an aggregate at one version of its stream, so that a load needn't begin at the first event.
///
/// It is never the truth: the events are. Whoever reads one decides by ``fingerprint`` and ``stateVersion`` whether it
/// can still be used; if not, the stream is replayed.
public struct Snapshot: Sendable, Hashable {
    /// The stream that the state was folded from.
    public let stream: StreamID

    /// The version that the stream was at: the last event in the state.
    public let version: Int

    /// That event's place in the log.
    public let position: Int

    /// That event's id, by which a reader knows that the stream is still the one that the state was folded from.
    public let eventID: String

    /// The version of the form in which the state is encoded, from 1.
    public let stateVersion: Int

    /// The types, versions and upcasters by which the events were read: ``EventReader/fingerprint``.
    public let fingerprint: String

    /// The encoded state.
    public let payload: [UInt8]

    /// When it was taken.
    public let takenAt: Timestamp

    /// The state of `stream` at `version`. Whether its parts are fit to be stored is checked by the store, at the door.
    public init(
        of stream: StreamID, version: Int, position: Int, eventID: String, stateVersion: Int, fingerprint: String,
        payload: [UInt8], takenAt: Timestamp
    ) {
        self.stream = stream
        self.version = version
        self.position = position
        self.eventID = eventID
        self.stateVersion = stateVersion
        self.fingerprint = fingerprint
        self.payload = payload
        self.takenAt = takenAt
    }
}
