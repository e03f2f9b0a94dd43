import OrchestrixCommon
import OrchestrixEventSourcing

/// That an append may be sent again.
enum RepetitionCases {
    static let all = [
        EventStoreContract.Case("events that are appended again are stored once and get their first result", repeats),
        EventStoreContract.Case("a repetition is seen before versions are looked at", repeatsFirst),
        EventStoreContract.Case(
            "events of several streams that are appended again get their first result", repeatsSeveral),
        EventStoreContract.Case(
            "of one append that many send at once one is stored and all learn its result", repeatsAtOnce),
        EventStoreContract.Case("an append that was stored in part by another one is refused", refusesPart),
        EventStoreContract.Case("an event id that is taken in another stream is refused", refusesOtherStream),
        EventStoreContract.Case("an event id that is taken by other content is refused", refusesOtherContent),
        EventStoreContract.Case("events that come again in another order are refused", refusesOtherOrder),
        EventStoreContract.Case("the deletion of a stream may be sent again", repeatsDeletion),
    ]

    static func repeats(_ trial: Trial) async throws {
        let first = try await trial.append(["a1", "a2"], to: box("a"), expected: .noStream)
        let second = try await trial.append(["a1", "a2"], to: box("a"), expected: .noStream)
        try expect("that the first isn't a repetition", !first.isRepeat)
        try expect("the repetition", second, is: first.asRepeat())
        try await trial.expectLog(["a1", "a2"])
    }

    static func repeatsFirst(_ trial: Trial) async throws {
        let first = try await trial.append(["a1"], to: box("a"), expected: .noStream)
        try await trial.append(["a2"], to: box("a"), expected: .exactly(1))
        try await trial.append(["b1"], to: box("b"))
        for expected in [ExpectedVersion.noStream, .exactly(0), .exactly(7), .any] {
            let again = try await trial.append(["a1"], to: box("a"), expected: expected)
            try expect("the repetition that expects \(expected)", again, is: first.asRepeat())
        }
        try await trial.delete(box("a"), eventID: "gone")
        try expect(
            "the repetition after the deletion", try await trial.append(["a1"], to: box("a"), expected: .noStream),
            is: first.asRepeat())
        try await trial.expectLog(["a1", "a2", "b1", "gone"])
    }

    static func repeatsSeveral(_ trial: Trial) async throws {
        let request = AppendRequest([
            trial.write(box("a"), ["a1", "a2"], expected: .noStream),
            StreamWrite(box("checked"), expected: .noStream, events: []),
            trial.write(box("b"), ["b1"], expected: .noStream),
        ])
        let first = try await trial.append(request)
        try expect("the repetition", try await trial.append(request), is: first.asRepeat())
        try await trial.expectLog(["a1", "a2", "b1"])
    }

    static func repeatsAtOnce(_ trial: Trial) async throws {
        let results = try await concurrently(16) { _ in
            try await trial.append(["a1", "a2"], to: box("a"), expected: .noStream)
        }
        try expect("how many were no repetition", results.count { !$0.isRepeat }, is: 1)
        try expect("the results", Set(results.map { $0.asRepeat() }).count, is: 1)
        try await trial.expectLog(["a1", "a2"])
    }

    static func refusesPart(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        for ids in [["a2", "a3"], ["a0", "a1"], ["a1", "a2", "a3"], ["x", "a1", "y"]] {
            try await expectRefusal("an append of \(ids)", .eventIDConflict) {
                try await trial.append(ids, to: box("a"))
            }
        }
        try await trial.expectLog(["a1", "a2"])
    }

    static func refusesOtherStream(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        for stream in [box("b"), StreamID(category: "crate", id: "a")] {
            let refusal = try await expectRefusal("the same event for \(stream)", .eventIDConflict) {
                try await trial.append(["a1"], to: stream)
            }
            try expect("that it isn't worth a retry", !refusal.isRetryable)
        }
        try await trial.expectLog(["a1"])
    }

    static func refusesOtherContent(_ trial: Trial) async throws {
        let event = trial.event("a1")
        try await trial.append(event, to: box("a"))
        let others = [
            NewEvent(id: "a1", type: "contract.counted", time: moment, payload: event.payload),
            NewEvent(id: "a1", type: event.type, schemaVersion: 2, time: moment, payload: event.payload),
            NewEvent(id: "a1", type: event.type, time: moment, payload: trial.payload("something else")),
            NewEvent(id: "a1", type: event.type, time: moment, payload: .encoded([])),
        ]
        for (number, other) in others.enumerated() {
            try await expectRefusal("other content, number \(number)", .eventIDConflict) {
                try await trial.append(other, to: box("a"))
            }
        }
        try expect("the event", try await trial.log().map { SeenPayload($0.payload) }, is: [SeenPayload(event.payload)])
    }

    static func refusesOtherOrder(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2", "a3"], to: box("a"))
        for ids in [["a2", "a1", "a3"], ["a3", "a2", "a1"], ["a1", "a3"]] {
            try await expectRefusal("an append of \(ids)", .eventIDConflict) {
                try await trial.append(ids, to: box("a"))
            }
        }
        try await trial.expectLog(["a1", "a2", "a3"])
    }

    static func repeatsDeletion(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let first = try await trial.delete(box("a"), eventID: "gone", expected: .exactly(1))
        let again = try await trial.delete(box("a"), eventID: "gone", expected: .exactly(1))
        try expect("the repetition", again, is: first.asRepeat())
        try await trial.expectLog(["a1", "gone"])
    }
}
