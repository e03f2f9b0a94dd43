import OrchestrixEventSourcing

/// Which snapshots are kept.
enum KeepingCases {
    static let all = [
        SnapshotStoreContract.Case("a stream has no snapshot before one is saved", hasNone),
        SnapshotStoreContract.Case("a snapshot comes out as it went in, to the last byte", keepsAll),
        SnapshotStoreContract.Case("a newer snapshot takes the place of an older one", replaces),
        SnapshotStoreContract.Case("an older snapshot never takes the place of a newer one", keepsNewer),
        SnapshotStoreContract.Case("of two at one version the later stays", keepsLater),
        SnapshotStoreContract.Case("each stream has a snapshot of its own", keepsApart),
        SnapshotStoreContract.Case("a deleted snapshot is gone, and others stay", deletes),
        SnapshotStoreContract.Case("after a deletion an older snapshot can be saved", savesAgain),
        SnapshotStoreContract.Case("of many that are saved at once the newest stays", settlesRaces),
    ]

    static func hasNone(_ trial: SnapshotTrial) async throws {
        try await trial.expectSnapshot(nil)
        try await trial.store.deleteSnapshot(of: box("a"))
        try await trial.expectSnapshot(nil)
    }

    static func keepsAll(_ trial: SnapshotTrial) async throws {
        let stream = StreamID(category: "boîte", id: "ünï 'x' \"y\" %_;--")
        let whole = trial.snapshot(
            stream, at: 7, position: 1 << 40, eventID: "é", stateVersion: 3, fingerprint: "é",
            payload: Array(0...255) + [0, 0])
        try await trial.save(whole)
        for _ in 1...2 { try await trial.expectSnapshot(of: stream, whole) }
        let empty = trial.snapshot(box("empty"), payload: [])
        try await trial.save(empty)
        try await trial.expectSnapshot(of: box("empty"), empty)
        let large = trial.snapshot(
            box("large"), payload: Array(repeating: 0x61, count: min(1 << 20, trial.limits.payloadBytes)))
        try await trial.save(large)
        try await trial.expectSnapshot(of: box("large"), large)
    }

    static func replaces(_ trial: SnapshotTrial) async throws {
        for version in [1, 2, 10] {
            let next = trial.snapshot(at: version, stateVersion: version, fingerprint: "f\(version)")
            try await trial.save(next)
            try await trial.expectSnapshot(next)
        }
    }

    static func keepsNewer(_ trial: SnapshotTrial) async throws {
        let newer = trial.snapshot(at: 10)
        try await trial.save(newer)
        for version in [9, 1] {
            // Newer in everything but the version.
            let older = trial.snapshot(at: version, position: 99, stateVersion: 9, fingerprint: "g")
            try await trial.save(older, isKept: false)
            try await trial.expectSnapshot(newer)
        }
    }

    static func keepsLater(_ trial: SnapshotTrial) async throws {
        try await trial.save(trial.snapshot(at: 5, stateVersion: 2))
        let later = trial.snapshot(at: 5, stateVersion: 1, fingerprint: "g", payload: "other".bytes)
        try await trial.save(later)
        try await trial.expectSnapshot(later)
    }

    static func keepsApart(_ trial: SnapshotTrial) async throws {
        let streams = [
            box("a"), box("A"), box("aa"), box("a%"), StreamID(category: "crate", id: "a"),
            box("e\u{301}"), box("\u{E9}"),
        ]
        for (index, stream) in streams.enumerated() {
            try await trial.save(trial.snapshot(stream, at: streams.count - index))
        }
        for (index, stream) in streams.enumerated() {
            try await trial.expectSnapshot(of: stream, trial.snapshot(stream, at: streams.count - index))
        }
    }

    static func deletes(_ trial: SnapshotTrial) async throws {
        let others = [box("b"), box("aa"), StreamID(category: "crate", id: "a")]
        for stream in others + [box("a")] { try await trial.save(trial.snapshot(stream)) }
        for _ in 1...2 {
            try await trial.store.deleteSnapshot(of: box("a"))
            try await trial.expectSnapshot(nil)
        }
        for stream in others { try await trial.expectSnapshot(of: stream, trial.snapshot(stream)) }
    }

    static func savesAgain(_ trial: SnapshotTrial) async throws {
        try await trial.save(trial.snapshot(at: 10))
        try await trial.store.deleteSnapshot(of: box("a"))
        try await trial.save(trial.snapshot(at: 3))
        try await trial.expectSnapshot(trial.snapshot(at: 3))
    }

    static func settlesRaces(_ trial: SnapshotTrial) async throws {
        for round in 1...20 {
            let stream = box("race-\(round)")
            let kept = try await concurrently(8) { number in
                (number + 1, try await trial.store.save(trial.snapshot(stream, at: number + 1)))
            }
            try await trial.expectSnapshot(of: stream, trial.snapshot(stream, at: 8))
            try expect("that the newest is kept", kept.contains { $0 == (8, true) })
        }
    }
}
