#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A batch that was done again because its connection was lost at COMMIT")
struct SettlingTests {
    private static let begun = Timestamp(microsecondsSinceEpoch: 1_000)
    private static let stream = StreamID(category: "thing", id: "1")

    /// What the second time found stored, of a batch with one request, and whether its caller is told of a repetition.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var events = ["1", "2"]
        var command: String?
        var storedCommand: String?
        var storedAt: Int64 = 1_000
        var positions: ClosedRange<Int>? = 7...8
        var found = ["1": 7, "2": 8]
        let isRepeat: Bool
    }

    private static let cases = [
        Case(testDescription: "its events", isRepeat: false),
        Case(testDescription: "its events, from before it was begun", storedAt: 999, isRepeat: true),
        Case(
            testDescription: "its events and its command", command: "done", storedCommand: "done", isRepeat: false),
        Case(
            testDescription: "its command alone, which has no events", events: [], command: "refused",
            storedCommand: "refused", positions: nil, found: [:], isRepeat: false),
        Case(
            testDescription: "the same command with another outcome", events: [], command: "refused",
            storedCommand: "done", positions: nil, found: [:], isRepeat: true),
        Case(
            testDescription: "the same command with the events of another caller", command: "done",
            storedCommand: "done", found: [:], isRepeat: true),
        Case(
            testDescription: "the same command, and its events elsewhere", command: "done", storedCommand: "done",
            found: ["1": 2, "2": 3], isRepeat: true),
        Case(
            testDescription: "the same command with more events", command: "done", storedCommand: "done",
            positions: 7...9, isRepeat: true),
        Case(
            testDescription: "the same command without events", command: "done", storedCommand: "done",
            positions: nil, found: [:], isRepeat: true),
    ]

    @Test("tells of a first time where it finds what the lost connection has stored, and only there", arguments: cases)
    func settles(_ testCase: Case) throws {
        let settled = committed([testCase]).settling(try batch([testCase]))
        let result = try settled.results[0].get()
        #expect(result.isRepeat == testCase.isRepeat)
        #expect(result.positions == testCase.positions)
        #expect(result.command == record(testCase.storedCommand))
    }

    @Test("tells the second of twins in it of a repetition")
    func twins() throws {
        for one in [Self.cases[0], Self.cases[2], Self.cases[3]] {
            let settled = committed([one, one]).settling(try batch([one, one]))
            #expect(try settled.results.map { try $0.get().isRepeat } == [false, true])
        }
    }

    private func record(_ outcome: String?) -> CommandRecord? {
        outcome.map { CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: Array($0.utf8)) }
    }

    private func batch(_ cases: [Case]) throws -> PostgresBatch {
        let requests = cases.map { one in
            let events = one.events.map {
                NewEvent(id: $0, type: "thing.happened", time: .earliest, payload: .encoded([]))
            }
            return AppendRequest(to: Self.stream, expected: .any, events: events, command: record(one.command))
        }
        return PostgresBatch(requests: requests, tables: try PostgresTables(schema: "s", prefix: ""), now: Self.begun)
    }

    private func committed(_ cases: [Case]) -> PostgresBatch.Committed {
        let results = cases.map { one in
            Result<AppendResult, any Error>.success(
                AppendResult(
                    positions: one.positions, streams: [],
                    recordedAt: Timestamp(microsecondsSinceEpoch: one.storedAt), isRepeat: true,
                    command: record(one.storedCommand)))
        }
        let found = Dictionary(uniqueKeysWithValues: cases[0].found.map { (ByteString($0), $1) })
        return PostgresBatch.Committed(results: results, states: [:], head: 8, found: found)
    }
}
#endif
