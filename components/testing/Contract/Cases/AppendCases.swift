import OrchestrixEventSourcing

/// Where events get their places.
enum AppendCases {
    static let all = [
        EventStoreContract.Case("an empty store has no events, no streams and no commands, and its head is 0", isEmpty),
        EventStoreContract.Case("versions count the events of a stream from 1", countsVersions),
        EventStoreContract.Case("positions count the events of all streams from 1", countsPositions),
        EventStoreContract.Case("an append tells where its events stand", tellsPlaces),
        EventStoreContract.Case("a refused append leaves no gap behind", leavesNoGap),
        EventStoreContract.Case("an append without events and without a command stores nothing", storesNothing),
        EventStoreContract.Case("a thousand events in one append are stored whole and in order", storesMany),
        EventStoreContract.Case("the store's time never goes back in the log", recordsTime),
    ]

    static func isEmpty(_ trial: Trial) async throws {
        try await trial.expectLog([])
        try expect("the streams", try await trial.store.streams(StreamListQuery()), is: [])
        try expect("the commands", try await trial.store.commands(CommandListQuery()), is: [])
        try expect("a command", try await trial.store.command("c-1"), is: nil)
    }

    static func countsVersions(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.append(["b1"], to: box("b"))
        try await trial.append(["a2", "a3"], to: box("a"))
        try await trial.expectStream(box("a"), ["a1", "a2", "a3"])
        try await trial.expectStream(box("b"), ["b1"])
    }

    static func countsPositions(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        try await trial.append(["b1"], to: box("b"))
        try await trial.append(["a3"], to: box("a"))
        try await trial.expectLog(["a1", "a2", "b1", "a3"])
    }

    static func tellsPlaces(_ trial: Trial) async throws {
        let first = try await trial.append(["a1", "a2"], to: box("a"))
        let second = try await trial.append(["a3"], to: box("a"))
        try expect("the positions", [first.positions, second.positions], is: [1...2, 3...3])
        try expect("the first place", first.streams, is: [WrittenStream(box("a"), version: 2, position: 2)])
        try expect("the second place", second.streams, is: [WrittenStream(box("a"), version: 3, position: 3)])
        try expect("that neither is a repetition", !first.isRepeat && !second.isRepeat)
        let times = try await trial.log().map(\.recordedAt)
        try expect("the times", [first.recordedAt, first.recordedAt, second.recordedAt], is: times)
    }

    static func leavesNoGap(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        for attempt in 1...3 {
            let lost = ConcurrencyError(stream: box("a"), expected: .noStream, actual: 1)
            try await expectLostRace("an append to a stream that isn't empty", lost) {
                try await trial.append(["x\(attempt)"], to: box("a"), expected: .noStream)
            }
        }
        try await trial.append(["a2"], to: box("a"), expected: .exactly(1))
        try await trial.expectLog(["a1", "a2"])
    }

    static func storesNothing(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        for request in [AppendRequest([]), AppendRequest(to: box("a"), expected: .exactly(1), events: [])] {
            let result = try await trial.append(request)
            try expect("the result", result, is: AppendResult(positions: nil, streams: [], recordedAt: nil))
        }
        try await trial.expectLog(["a1"])
    }

    static func storesMany(_ trial: Trial) async throws {
        let ids = (1...1_000).map { "a\($0)" }
        let result = try await trial.append(ids, to: box("a"), expected: .noStream)
        try expect("the positions", result.positions, is: 1...1_000)
        try await trial.expectStream(box("a"), ids)
        try await trial.expectLog(ids)
    }

    static func recordsTime(_ trial: Trial) async throws {
        for number in 1...50 { try await trial.append(["a\(number)"], to: box("s\(number % 3)")) }
        let times = try await trial.log().map(\.recordedAt)
        try expect("the times", times, is: times.sorted())
        try expect("how many there are", times.count, is: 50)
    }
}
