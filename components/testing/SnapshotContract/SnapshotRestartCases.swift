import OrchestrixEventSourcing

/// What holds after a restart, and after closing.
enum SnapshotRestartCases {
    static let restart = [
        SnapshotStoreContract.Case("a snapshot is there after a restart, and an older one doesn't replace it", keeps)
    ]

    static let closing = [
        SnapshotStoreContract.Case("a closed snapshot store refuses every call", refusesAll)
    ]

    static func keeps(_ trial: SnapshotTrial) async throws {
        let snapshot = trial.snapshot(at: 5, payload: Array(0...255))
        try await trial.save(snapshot)
        try await trial.save(trial.snapshot(box("b")))
        try await trial.store.deleteSnapshot(of: box("b"))
        try await trial.reopen()
        try await trial.expectSnapshot(snapshot)
        try await trial.expectSnapshot(of: box("b"), nil)
        try await trial.save(trial.snapshot(at: 4), isKept: false)
        try await trial.save(trial.snapshot(at: 6))
        try await trial.reopen()
        try await trial.expectSnapshot(trial.snapshot(at: 6))
    }

    static func refusesAll(_ trial: SnapshotTrial) async throws {
        try await trial.save(trial.snapshot())
        let store = trial.store
        try await trial.close()
        try await expectRefusal("snapshot", .storeClosed) { try await store.snapshot(of: box("a")) }
        try await expectRefusal("save", .storeClosed) { try await store.save(trial.snapshot(at: 2)) }
        try await expectRefusal("deleteSnapshot", .storeClosed) { try await store.deleteSnapshot(of: box("a")) }
    }
}
