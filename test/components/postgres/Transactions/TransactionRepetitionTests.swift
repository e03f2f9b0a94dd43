#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A transaction that is run again")
struct TransactionRepetitionTests {
    private func run(_ balances: Balances, _ requests: [AppendRequest]) async throws -> TransactionReceipt<Void> {
        try await balances.store.transaction { tx in
            try await balances.add(1, in: tx)
            for request in requests { try tx.append(request) }
        }
    }

    private func command(_ id: String, fingerprint: String = "f", event: String? = nil) -> AppendRequest {
        let writes = event.map { AppendRequest.one($0).writes } ?? []
        return AppendRequest(
            writes, command: CommandRecord(key: CommandKey(id: id, fingerprint: fingerprint), outcome: Array("{}".utf8))
        )
    }

    @Test("takes effect once, its SQL too, and gets the first results")
    func events() async throws {
        let balances = try await Balances()
        let check = AppendRequest(to: StreamID(category: "thing", id: "1"), expected: .noStream, events: [])
        let requests = [AppendRequest.one("1"), check, .one("2")]
        let first = try await run(balances, [check] + [requests[0], requests[2]])
        let again = try await run(balances, requests)
        #expect(!first.isRepeat && again.isRepeat)
        #expect(first.appends.map(\.positions) == [nil, 1...1, 2...2])
        #expect(again.appends.map(\.positions) == [1...1, nil, 2...2])
        #expect(again.appends.map(\.isRepeat) == [true, false, true])
        #expect(try await balances.amount == 1)
        #expect(try await balances.ids == ["1", "2"])
    }

    @Test("is known by its command, also one that stored no event")
    func commands() async throws {
        let balances = try await Balances()
        for requests in [[command("c", event: "1")], [command("refusal")]] {
            let (first, again) = (try await run(balances, requests), try await run(balances, requests))
            #expect(!first.isRepeat && again.isRepeat)
            #expect(first.appends[0].positions == again.appends[0].positions)
            #expect(again.appends[0].command == requests[0].command)
        }
        #expect(try await balances.amount == 2)
        let error = await #expect(throws: EventStoreError.self) {
            _ = try await run(balances, [command("c", fingerprint: "other")])
        }
        #expect(error?.code == .commandConflict)
        #expect(try await balances.amount == 2)
    }

    @Test("is an error where only a part of it was stored, and nothing of it takes effect")
    func partial() async throws {
        let balances = try await Balances()
        _ = try await balances.store.append(.one("1"))
        _ = try await balances.store.append(command("c"))
        let cases: [([AppendRequest], ErrorCode)] = [
            ([.one("1"), .one("2")], .eventIDConflict), ([command("c"), .one("2")], .commandConflict),
        ]
        for (requests, code) in cases {
            let error = await #expect(throws: EventStoreError.self) { _ = try await run(balances, requests) }
            #expect(error?.code == code)
        }
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == ["1"])
    }
}
#endif
