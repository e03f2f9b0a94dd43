import OrchestrixEventSourcing

/// What a store that keeps the events does with snapshots when a stream is erased.
enum SnapshotErasureCases {
    static let all = [
        SnapshotStoreContract.Case("erasing a stream takes its snapshot with it, and leaves others", takes),
        SnapshotStoreContract.Case("no snapshot is kept of a stream that was erased", keepsNone),
        SnapshotStoreContract.Case("of a stream that is erased while it is saved nothing is left", settlesRaces),
        SnapshotStoreContract.Case("deleting a snapshot leaves the events as they are", leavesEvents),
    ]

    private static func append(_ versions: ClosedRange<Int>, to stream: StreamID, _ trial: SnapshotTrial) async throws {
        let store = try trial.events
        let payload: EventPayload =
            store.payloads == .typed ? .typed(ContractEvent.noted(text: "")) : .encoded(#"{"text":""}"#.bytes)
        for version in versions {
            let event = NewEvent(id: "\(stream)-\(version)", type: "contract.noted", time: moment, payload: payload)
            _ = try await store.append(AppendRequest(to: stream, expected: .exactly(version - 1), events: [event]))
        }
    }

    static func takes(_ trial: SnapshotTrial) async throws {
        let others = [box("b"), box("aa"), StreamID(category: "crate", id: "a")]
        for stream in others + [box("a")] {
            try await append(1...2, to: stream, trial)
            try await trial.save(trial.snapshot(stream, at: 2))
        }
        try await trial.events.erase(box("a"))
        try await trial.expectSnapshot(nil)
        for stream in others { try await trial.expectSnapshot(of: stream, trial.snapshot(stream, at: 2)) }
    }

    static func keepsNone(_ trial: SnapshotTrial) async throws {
        try await append(1...2, to: box("a"), trial)
        try await trial.events.erase(box("a"))
        try await trial.save(trial.snapshot(at: 2), isKept: false)
        // What was loaded before the erasure may have been saved behind it, with an event that isn't erased.
        try await append(3...3, to: box("a"), trial)
        try await trial.save(trial.snapshot(at: 3), isKept: false)
        try await trial.expectSnapshot(nil)
    }

    static func settlesRaces(_ trial: SnapshotTrial) async throws {
        for round in 1...20 {
            let stream = box("race-\(round)")
            try await append(1...1, to: stream, trial)
            _ = try await concurrently(4) { number in
                if number == 2 { return try await trial.events.erase(stream) == 1 }
                return try await trial.store.save(trial.snapshot(stream, at: number + 1))
            }
            try await trial.expectSnapshot(of: stream, nil)
        }
    }

    static func leavesEvents(_ trial: SnapshotTrial) async throws {
        try await append(1...2, to: box("a"), trial)
        try await trial.save(trial.snapshot(at: 2))
        let before = try await trial.events.read(LogQuery()).events.map(SeenEvent.init)
        try await trial.store.deleteSnapshot(of: box("a"))
        let after = try await trial.events.read(LogQuery()).events.map(SeenEvent.init)
        try expect("how many events there are", after.count, is: 2)
        try expect("the log", after, is: before)
    }
}
