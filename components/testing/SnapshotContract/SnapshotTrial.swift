import OrchestrixCommon
import OrchestrixEventSourcing
import Synchronization

/// One run of a case: a fresh store, and the words in which a case speaks to it.
final class SnapshotTrial: Sendable {
    let limits: StoreLimits

    private let subject: SnapshotSubject
    private let current: Mutex<any SnapshotStore>

    init(_ subject: SnapshotSubject) async throws {
        self.subject = subject
        limits = subject.limits
        current = Mutex(try await subject.make())
    }

    /// The store as it is open now.
    var store: any SnapshotStore { current.withLock { $0 } }

    /// The same store, which keeps events, too.
    var events: any EventStore {
        get throws { try found("that the store keeps events, too", store as? any EventStore) }
    }

    /// Restarts the store.
    func reopen() async throws {
        let reopen = try found("a way to reopen the store, which this case needs", subject.reopen)
        let opened = try await reopen(store)
        current.withLock { $0 = opened }
    }

    /// Closes the store.
    func close() async throws {
        let close = try found("a way to close the store, which this case needs", subject.close)
        try await close(store)
    }

    /// Closes the store after the trial, if there is a way to.
    func end() async throws {
        try await subject.close?(store)
    }
}

extension SnapshotTrial {
    /// A snapshot whose payload tells its version.
    func snapshot(
        _ stream: StreamID = box("a"), at version: Int = 1, position: Int? = nil, eventID: String? = nil,
        stateVersion: Int = 1, fingerprint: String = "f", payload: [UInt8]? = nil
    ) -> Snapshot {
        Snapshot(
            of: stream, version: version, position: position ?? version * 2, eventID: eventID ?? "e-\(version)",
            stateVersion: stateVersion, fingerprint: fingerprint,
            payload: payload ?? #"{"at":\#(version)}"#.bytes, takenAt: moment + .seconds(version))
    }

    /// Saves, and holds that the store says whether it is kept.
    func save(_ snapshot: Snapshot, isKept: Bool = true) async throws {
        let answer = try await store.save(snapshot)
        try expect("whether version \(snapshot.version) of \(snapshot.stream) is kept", answer, is: isKept)
    }

    /// Holds that the store has this snapshot, to the last byte.
    func expectSnapshot(of stream: StreamID = box("a"), _ expected: Snapshot?) async throws {
        let found = try await store.snapshot(of: stream)
        try expect("the snapshot of \(stream)", found, is: expected)
        try expect("its texts", found.map(texts), is: expected.map(texts))
    }

    /// Names are held against one another by their bytes.
    private func texts(_ snapshot: Snapshot) -> [[UInt8]] {
        [snapshot.stream.category, snapshot.stream.id, snapshot.eventID, snapshot.fingerprint].map(\.bytes)
    }
}
