import OrchestrixEventSourcing

/// What is refused before anything is written.
enum SnapshotDoorCases {
    static let all = [
        SnapshotStoreContract.Case("a snapshot with unfit names or numbers is refused, and the old one stays", refuses),
        SnapshotStoreContract.Case("a state over the limit is refused, and isn't told", refusesLarge),
    ]

    static func refuses(_ trial: SnapshotTrial) async throws {
        try await trial.save(trial.snapshot(at: 2))
        let long = String(repeating: "x", count: max(trial.limits.nameBytes, trial.limits.streamIDBytes) + 1)
        var unfit = [
            ("a version of 0", trial.snapshot(at: 0, position: 1)),
            ("a position of 0", trial.snapshot(at: 3, position: 0)),
            ("a state version of 0", trial.snapshot(at: 3, stateVersion: 0)),
            ("a category with a hyphen", trial.snapshot(StreamID(category: "a-b", id: "c"))),
        ]
        for (what, name) in [("empty", ""), ("with a NUL", "a\0b"), ("too long", long)] {
            unfit += [
                ("a stream id \(what)", trial.snapshot(box(name))),
                ("a category \(what)", trial.snapshot(StreamID(category: name, id: "a"))),
                ("an event id \(what)", trial.snapshot(at: 3, eventID: name)),
                ("a fingerprint \(what)", trial.snapshot(at: 3, fingerprint: name)),
            ]
        }
        for (what, snapshot) in unfit {
            try await expectRefusal(what, .invalidRequest) { try await trial.store.save(snapshot) }
        }
        try await trial.expectSnapshot(trial.snapshot(at: 2))
    }

    static func refusesLarge(_ trial: SnapshotTrial) async throws {
        let secret = "s3cret".bytes
        let payload = Array(repeatElement(secret, count: trial.limits.payloadBytes / secret.count + 1).joined())
        let refusal = try await expectRefusal("a state that is too large", .invalidRequest) {
            try await trial.store.save(trial.snapshot(payload: payload))
        }
        try expect("that the refusal keeps the state to itself", !"\(refusal)".contains("s3cret"))
        try await trial.expectSnapshot(nil)
    }
}
