import OrchestrixEventSourcing
import OrchestrixMemory

/// A way in which a snapshot store may be wrong, and the sentence of the contract that it breaks.
struct SnapshotFlaw: Sendable, CustomStringConvertible {
    let description: String
    let sentence: String

    var load: @Sendable (StreamID, InMemoryEventStore) async throws -> Snapshot? = { try await $1.snapshot(of: $0) }
    var save: @Sendable (Snapshot, InMemoryEventStore) async throws -> Bool = { try await $1.save($0) }
    var delete: @Sendable (StreamID, InMemoryEventStore) async throws -> Void = {
        try await $1.deleteSnapshot(of: $0)
    }
    var erase: @Sendable (StreamID, InMemoryEventStore) async throws -> Int = { try await $1.erase($0) }

    init(_ description: String, breaks sentence: String, _ change: (inout SnapshotFlaw) -> Void) {
        self.description = description
        self.sentence = sentence
        change(&self)
    }
}

extension Snapshot {
    /// The same snapshot, changed in a part.
    func with(
        stream: StreamID? = nil, version: Int? = nil, stateVersion: Int? = nil, payload: [UInt8]? = nil
    ) -> Snapshot {
        Snapshot(
            of: stream ?? self.stream, version: version ?? self.version, position: position, eventID: eventID,
            stateVersion: stateVersion ?? self.stateVersion, fingerprint: fingerprint,
            payload: payload ?? self.payload, takenAt: takenAt)
    }
}
