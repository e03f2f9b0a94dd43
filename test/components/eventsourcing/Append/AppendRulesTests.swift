import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import Testing

@Suite("The rules of appending")
struct AppendRulesTests {
    private static let a = StreamID(category: "box", id: "a")
    private static let b = StreamID(category: "box", id: "b")

    private func event(_ id: String, type: String = "t", payload: String = "{}") -> NewEvent {
        NewEvent(id: id, type: type, time: .earliest, payload: .encoded(Array(payload.utf8)))
    }

    private func stored(_ id: String, _ stream: StreamID, version: Int, position: Int) -> StoredEvent {
        StoredEvent(position: position, stream: stream, version: version, recordedAt: .earliest, event: event(id))
    }

    /// a holds a1, a2 at positions 1, 2 and a3 at 4; b holds b1 at 3; c was deleted.
    private func ledger() -> TableLedger {
        TableLedger(
            states: [
                Self.a: StreamState(version: 3), Self.b: StreamState(version: 1),
                StreamID(category: "box", id: "c"): StreamState(version: 1, isDeleted: true),
            ],
            events: [
                stored("a1", Self.a, version: 1, position: 1), stored("a2", Self.a, version: 2, position: 2),
                stored("b1", Self.b, version: 1, position: 3), stored("a3", Self.a, version: 3, position: 4),
            ])
    }

    private func decide(_ request: AppendRequest, _ ledger: TableLedger? = nil) throws -> AppendDecision {
        var ledger = ledger ?? self.ledger()
        return try AppendRules.decide(request, ledger: &ledger)
    }

    private func repetition(_ request: AppendRequest) throws -> AppendResult {
        guard case .repeated(let result) = try decide(request) else { throw Missing(what: "a repetition") }
        return result
    }

    private func code(_ request: AppendRequest) -> ErrorCode? {
        do {
            _ = try decide(request)
            return nil
        } catch {
            return (error as? any OrchestrixError)?.code
        }
    }

    private static let demands: [(ExpectedVersion, absent: Bool, atThree: Bool)] = [
        (.any, true, true), (.noStream, true, false), (.streamExists, false, true), (.exactly(0), true, false),
        (.exactly(2), false, false), (.exactly(3), false, true), (.exactly(4), false, false),
    ]

    @Test("a stream is held against what is expected of it", arguments: demands)
    func expects(expected: ExpectedVersion, absent: Bool, atThree: Bool) {
        for (stream, isMet) in [(StreamID(category: "box", id: "new"), absent), (Self.a, atThree)] {
            let request = AppendRequest(to: stream, expected: expected, events: [event("x")])
            #expect(code(request) == (isMet ? nil : "store.concurrency"), "\(expected) of \(stream)")
        }
    }

    @Test("the versions to insert behind are told in the order of the writes")
    func tellsVersions() throws {
        let writes = [
            StreamWrite(Self.b, expected: .any, events: [event("x")]),
            StreamWrite(Self.a, expected: .exactly(3), events: []),
            StreamWrite(StreamID(category: "box", id: "new"), expected: .noStream, events: [event("y")]),
        ]
        guard case .insert(let versions) = try decide(AppendRequest(writes)) else { throw Missing(what: "an insert") }
        #expect(Array(versions) == [1, 3, 0])
    }

    @Test("the first write that isn't as expected is the one that is told")
    func tellsFirst() {
        let writes = [
            StreamWrite(Self.b, expected: .exactly(1), events: [event("x")]),
            StreamWrite(Self.a, expected: .exactly(1), events: [event("y")]),
        ]
        #expect(throws: ConcurrencyError(stream: Self.a, expected: .exactly(1), actual: 3)) {
            try decide(AppendRequest(writes))
        }
    }

    @Test("a repetition is found before versions and deletion are looked at")
    func findsRepetition() throws {
        let result = try repetition(
            AppendRequest(to: Self.a, expected: .noStream, events: [event("a1"), event("a2")]))
        #expect(result.positions == 1...2 && result.isRepeat)
        #expect(result.streams == [WrittenStream(Self.a, version: 2, position: 2)])
    }

    @Test("a repetition over several streams is found whatever the writes' order")
    func findsRepetitionOverStreams() throws {
        let a = StreamWrite(Self.a, expected: .any, events: [event("a2")])
        let b = StreamWrite(Self.b, expected: .any, events: [event("b1")])
        #expect(try repetition(AppendRequest([a, b])).positions == 2...3)
        #expect(try repetition(AppendRequest([b, a])).streams.map(\.stream) == [Self.b, Self.a])
    }

    @Test("events that are stored, but not as this append has them, are a conflict")
    func findsConflicts() {
        let requests = [
            AppendRequest(to: Self.a, expected: .any, events: [event("a3"), event("a4")]),
            AppendRequest(to: Self.b, expected: .any, events: [event("a1")]),
            AppendRequest(to: Self.a, expected: .any, events: [event("a1", type: "other")]),
            AppendRequest(to: Self.a, expected: .any, events: [event("a1", payload: "[]")]),
            AppendRequest(to: Self.a, expected: .any, events: [event("a2"), event("a1")]),
            AppendRequest(to: Self.a, expected: .any, events: [event("a2"), event("a3")]),
            AppendRequest(
                to: Self.a, expected: .any, events: [event("a1")],
                command: CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: nil)),
        ]
        for (index, request) in requests.enumerated() {
            #expect(code(request) == .eventIDConflict, "request \(index)")
        }
    }

    @Test("a stored command answers before anything else is looked at; another fingerprint is a conflict")
    func findsCommand() throws {
        let record = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: [1])
        let first = AppendResult(positions: 3...3, streams: [], recordedAt: .earliest, command: record)
        var ledger = ledger()
        ledger.commands = [StoredCommand(record: record, head: 3, result: first)]
        let again = AppendRequest(to: Self.a, expected: .noStream, events: [event("a1"), event("x")], command: record)
        guard case .repeated(let result) = try decide(again, ledger) else { throw Missing(what: "a repetition") }
        #expect(result == first.asRepeat())
        let other = CommandRecord(key: CommandKey(id: "c", fingerprint: "g"), outcome: [1])
        let error = #expect(throws: EventStoreError.self) { try decide(AppendRequest([], command: other), ledger) }
        #expect(error?.code == .commandConflict)
    }

    @Test("a deleted stream takes no event, and can still be checked")
    func refusesDeleted() {
        let c = StreamID(category: "box", id: "c")
        #expect(code(AppendRequest(to: c, expected: .any, events: [event("x")])) == .streamDeleted)
        #expect(code(AppendRequest(to: c, expected: .exactly(1), events: [])) == nil)
        #expect(code(AppendRequest(to: c, expected: .exactly(2), events: [])) == "store.concurrency")
    }
}
