import OrchestrixCommon
import OrchestrixEventSourcing

/// How streams end.
enum DeletionCases {
    static let all = [
        EventStoreContract.Case("a deletion is an event of its own, at the end of its stream", isAnEvent),
        EventStoreContract.Case("the id of a deleted stream isn't used again", keepsIDTaken),
        EventStoreContract.Case("a deletion keeps to the version that it expects", expectsVersion),
        EventStoreContract.Case("a stream that never was can be deleted, and takes no event then", deletesAbsent),
        EventStoreContract.Case("a deletion leaves other streams as they are", leavesOthers),
        EventStoreContract.Case("event types that begin with orchestrix. are reserved", reservesTypes),
    ]

    static func isAnEvent(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        let result = try await trial.delete(box("a"), eventID: "gone", expected: .exactly(2))
        try expect("its place", result.streams, is: [WrittenStream(box("a"), version: 3, position: 3)])
        try await trial.expectStream(box("a"), ["a1", "a2", "gone"])
        let last = try found("the tombstone", try await trial.log().last)
        try expect("its type", last.type, is: "orchestrix.deleted")
        try expect("its payload", SeenPayload(last.payload), is: .bytes("{}".bytes))
        try await trial.append(["b1"], to: box("b"))
        try await trial.expectLog(["a1", "a2", "gone", "b1"])
    }

    static func keepsIDTaken(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.delete(box("a"), eventID: "gone")
        let refusal = try await expectRefusal("an event after the end", .streamDeleted) {
            try await trial.append(["a2"], to: box("a"), expected: .exactly(2))
        }
        try expect("the stream that the refusal names", refusal.context["stream"], is: "box-a")
        try await expectRefusal("a second deletion", .streamDeleted) {
            try await trial.delete(box("a"), eventID: "gone again")
        }
        try await trial.expectLog(["a1", "gone"])
    }

    static func expectsVersion(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let lost = ConcurrencyError(stream: box("a"), expected: .exactly(2), actual: 1)
        try await expectLostRace("a deletion that expects another version", lost) {
            try await trial.delete(box("a"), eventID: "gone", expected: .exactly(2))
        }
        try await trial.append(["a2"], to: box("a"), expected: .exactly(1))
        try await trial.expectLog(["a1", "a2"])
    }

    static func deletesAbsent(_ trial: Trial) async throws {
        let lost = ConcurrencyError(stream: box("a"), expected: .streamExists, actual: 0)
        try await expectLostRace("a deletion that expects a stream", lost) {
            try await trial.delete(box("a"), eventID: "gone", expected: .streamExists)
        }
        try await trial.delete(box("a"), eventID: "gone", expected: .any)
        try await expectRefusal("an event after the end", .streamDeleted) {
            try await trial.append(["a1"], to: box("a"))
        }
        try await trial.expectStream(box("a"), ["gone"])
    }

    static func leavesOthers(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.append(["c1"], to: StreamID(category: "crate", id: "a"))
        try await trial.delete(box("a"), eventID: "gone")
        try await trial.append(["c2"], to: StreamID(category: "crate", id: "a"), expected: .exactly(1))
        try await trial.append(["b1"], to: box("aa"), expected: .noStream)
        try await trial.expectLog(["a1", "c1", "gone", "c2", "b1"])
    }

    static func reservesTypes(_ trial: Trial) async throws {
        for type in ["orchestrix.deleted", "orchestrix.", "orchestrix.noted"] {
            let event = NewEvent(id: "x", type: type, time: moment, payload: trial.payload("x"))
            try await expectRefusal("an event of type \(type)", .invalidRequest) {
                try await trial.append(event, to: box("a"))
            }
        }
        try await trial.expectLog([])
    }
}
