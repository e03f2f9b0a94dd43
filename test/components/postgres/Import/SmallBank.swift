#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory

/// A store with a history of its own to be moved: streams that grow in turn, transfers over two of them, commands that were
/// carried out and such that were refused, an erased stream and a deleted one.
struct SmallBank {
    let store = InMemoryEventStore()

    init(rounds: Int = 30) async throws {
        for round in 1...rounds { try await play(round) }
        _ = try await store.append(
            .deletion(of: Self.account(1), expected: .any, eventID: "end", time: Timestamp(microsecondsSinceEpoch: 9)))
        try await store.erase(Self.account(2))
    }

    static func account(_ number: Int) -> StreamID { StreamID(category: "account", id: "A\(number) ü") }

    static func command(_ id: String) -> CommandRecord {
        CommandRecord(key: CommandKey(id: id, fingerprint: "of \(id)"), outcome: Array(#"{"of":"\#(id)"}"#.utf8))
    }

    private func play(_ round: Int) async throws {
        let (one, other) = (Self.account(round % 7 + 1), Self.account(round % 5 + 8))
        let requests = [
            AppendRequest(to: one, expected: .any, events: [event("\(round)-a"), event("\(round)-b")]),
            AppendRequest(
                [
                    StreamWrite(one, expected: .any, events: [event("\(round)-c")]),
                    StreamWrite(other, expected: .any, events: [event("\(round)-d")]),
                ], command: Self.command("done \(round)")),
            AppendRequest(
                [StreamWrite(other, expected: .any, events: [])], command: Self.command("refused \(round)")),
        ]
        for request in requests { _ = try await store.append(request) }
    }

    private func event(_ id: String) -> NewEvent {
        NewEvent(
            id: id, type: "account.changed", time: Timestamp(microsecondsSinceEpoch: 5),
            payload: .encoded(Array(#"{"id":"\#(id)"}"#.utf8)))
    }

    /// The lines of its log.
    func lines() async throws -> [[UInt8]] {
        try await LogExport(of: store).reduce(into: []) { $0.append($1) }
    }
}

/// Lines as a log has them.
struct Lines: AsyncSequence {
    let lines: [[UInt8]]

    init(_ lines: some Sequence<[UInt8]>) { self.lines = Array(lines) }

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<[UInt8]>

        mutating func next() async throws -> [UInt8]? { rest.popFirst() }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: lines[...]) }
}
#endif
