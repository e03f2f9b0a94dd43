import OrchestrixEventSourcing

/// What an append may demand of a stream.
enum ExpectationCases {
    static let all = [
        EventStoreContract.Case("an absent stream is as expected by any, noStream and version 0 only", absent),
        EventStoreContract.Case(
            "a stream of two events is as expected by any, streamExists and version 2 only", present),
        EventStoreContract.Case("a deleted stream takes no event, whatever is expected of it", deleted),
        EventStoreContract.Case("a lost race names the stream, what was expected and where the stream is", namesAll),
        EventStoreContract.Case("a write without events checks its stream and leaves it as it is", onlyChecks),
        EventStoreContract.Case("a deleted stream can still be checked", checksDeleted),
    ]

    private static let demands: [ExpectedVersion] = [
        .any, .noStream, .streamExists, .exactly(0), .exactly(1), .exactly(2), .exactly(3), .exactly(.max),
    ]

    static func absent(_ trial: Trial) async throws {
        try await hold(trial, met: [.any, .noStream, .exactly(0)], actual: 0) { _ in }
    }

    static func present(_ trial: Trial) async throws {
        try await hold(trial, met: [.any, .streamExists, .exactly(2)], actual: 2) { stream in
            try await trial.append(["\(stream.id)-1", "\(stream.id)-2"], to: stream)
        }
    }

    /// Each demand is put to a stream of its own, which `prepare` brings into its state.
    private static func hold(
        _ trial: Trial, met: [ExpectedVersion], actual: Int, prepare: (StreamID) async throws -> Void
    ) async throws {
        for (number, expected) in demands.enumerated() {
            let stream = box("s\(number)")
            try await prepare(stream)
            let head = try await trial.store.head()
            if met.contains(expected) {
                let result = try await trial.append(["new-\(number)"], to: stream, expected: expected)
                try expect("the version for \(expected)", result.version(of: stream), is: actual + 1)
            } else {
                let lost = ConcurrencyError(stream: stream, expected: expected, actual: actual)
                try await expectLostRace("an append that expects \(expected)", lost) {
                    try await trial.append(["new-\(number)"], to: stream, expected: expected)
                }
                try expect("the head after a lost race", try await trial.store.head(), is: head)
                try expect("the version after a lost race", try await trial.version(of: stream), is: actual)
            }
        }
    }

    static func deleted(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.delete(box("a"), eventID: "gone")
        for (number, expected) in demands.enumerated() {
            try await expectRefusal("an append that expects \(expected)", .streamDeleted) {
                try await trial.append(["new-\(number)"], to: box("a"), expected: expected)
            }
        }
        try await trial.expectLog(["a1", "gone"])
    }

    static func namesAll(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.append(["b1", "b2", "b3"], to: box("b"))
        let lost = ConcurrencyError(stream: box("b"), expected: .exactly(2), actual: 3)
        try await expectLostRace("an append to both", lost) {
            try await trial.append(
                AppendRequest([
                    trial.write(box("a"), ["a2"], expected: .exactly(1)),
                    trial.write(box("b"), ["b4"], expected: .exactly(2)),
                ]))
        }
    }

    static func onlyChecks(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let result = try await trial.append(
            AppendRequest([
                StreamWrite(box("a"), expected: .exactly(1), events: []),
                trial.write(box("b"), ["b1"]),
            ]))
        try expect("what was written", result.streams, is: [WrittenStream(box("b"), version: 1, position: 2)])
        let lost = ConcurrencyError(stream: box("a"), expected: .noStream, actual: 1)
        try await expectLostRace("an append beside a check that fails", lost) {
            try await trial.append(
                AppendRequest([
                    trial.write(box("b"), ["b2"]), StreamWrite(box("a"), expected: .noStream, events: []),
                ]))
        }
        try await trial.expectLog(["a1", "b1"])
    }

    static func checksDeleted(_ trial: Trial) async throws {
        try await trial.delete(box("a"), eventID: "gone")
        try await trial.append(
            AppendRequest([StreamWrite(box("a"), expected: .exactly(1), events: []), trial.write(box("b"), ["b1"])]))
        try await trial.expectLog(["gone", "b1"])
    }
}
