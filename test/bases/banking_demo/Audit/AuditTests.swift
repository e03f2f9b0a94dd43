import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@testable import banking_demo

@Suite("Audit")
struct AuditTests {
    @Test("honest books are in order, and add up")
    func honest() async throws {
        let bank = Bank(store: InMemoryEventStore())
        for instruction in Self.instructions { _ = try await bank.carryOut(instruction) }
        let audit = try await audit(bank.store)
        #expect(
            audit.lines == [
                "events     10", "accounts   3 (1 active, 1 suspended, 1 closed)", "transfers  1", "deposited  120.00",
                "withdrawn  20.00", "balances   100.00", "the books are in order",
            ])
    }

    private static let instructions: [Instruction] =
        [
            .open(account: "A", owner: "Alice", deposit: 100), .open(account: "B", owner: "Bob", deposit: 20),
            .transfer(from: "A", to: "B", amount: 30, note: "rent"), .withdraw(account: "B", amount: 20, note: nil),
            .open(account: "C", owner: "Carol", deposit: 0), .close(account: "C", note: nil),
            .suspend(account: "A", note: nil),
        ]

    @Test(
        "what can't have happened is a fault",
        arguments: [
            [.opened(owner: "Eve")], [.deposited(amount: 0, note: nil)], [.deposited(amount: -5, note: nil)],
            [.withdrawn(amount: 101, note: nil)], [.closed(note: nil)], [.reactivated(note: nil)],
            [.suspended(note: nil), .suspended(note: nil)], [.suspended(note: nil), .deposited(amount: 1, note: nil)],
            [.transferSent(amount: 5, to: "B", note: nil)], [.transferReceived(amount: 5, from: "B", note: nil)],
        ] as [[Account.Event]])
    func illegal(events: [Account.Event]) async throws {
        let audit = try await audit(sown(events.map { ("A", $0) }))
        #expect(audit.faults.count >= 1)
    }

    @Test(
        "the two halves of a transfer must match",
        arguments: [
            [
                ("A", .transferSent(amount: 5, to: "B", note: nil)),
                ("B", .transferReceived(amount: 4, from: "A", note: nil)),
            ],
            [
                ("A", .transferSent(amount: 5, to: "B", note: nil)),
                ("B", .transferReceived(amount: 5, from: "C", note: nil)),
            ],
            [
                ("A", .transferSent(amount: 5, to: "C", note: nil)),
                ("B", .transferReceived(amount: 5, from: "A", note: nil)),
            ],
            [
                ("A", .transferSent(amount: 5, to: "B", note: "x")),
                ("B", .transferReceived(amount: 5, from: "A", note: nil)),
            ],
            [
                ("B", .transferReceived(amount: 5, from: "A", note: nil)),
                ("A", .transferSent(amount: 5, to: "B", note: nil)),
            ],
        ] as [[(String, Account.Event)]])
    func halves(events: [(String, Account.Event)]) async throws {
        #expect(try await audit(sown(events)).faults.count >= 1)
    }

    @Test("a transfer whose halves were stored by two appends is a fault")
    func twoAppends() async throws {
        let events: [(String, Account.Event)] = [
            ("A", .transferSent(amount: 5, to: "B", note: nil)),
            ("B", .transferReceived(amount: 5, from: "A", note: nil)),
        ]
        #expect(try await audit(sown(events)).faults.count == 0)
        #expect(try await audit(sown(events, together: false)).faults.count == 2)
    }

    @Test(
        "an event that doesn't decode is a fault that names its place",
        arguments: [
            ("account.deposited", #"{"amount":"x"}"#), ("account.deposited", "{}"), ("account.robbed", "{}"),
        ])
    func undecodable(type: String, payload: String) async throws {
        let store = InMemoryEventStore()
        let event = NewEvent(
            id: "1", type: type, time: .earliest, payload: .encoded(Array(payload.utf8)))
        _ = try await store.append(AppendRequest(to: Account.stream("A"), expected: .any, events: [event]))
        let audit = try await audit(store)
        #expect(audit.faults.count == 1)
        #expect(audit.faults.first[0].contains("account-A, version 1"))
    }

    @Test(
        "holes, jumps and a clock that runs backwards are faults",
        arguments: [
            [(2, 1, 0)], [(1, 2, 0)], [(1, 1, 5), (2, 2, 4)], [(1, 1, 0), (3, 2, 0)], [(1, 1, 0), (2, 3, 0)],
            [(1, 1, 0), (1, 2, 0)],
        ] as [[(Int, Int, Int64)]])
    func places(of events: [(position: Int, version: Int, second: Int64)]) {
        var audit = Audit()
        for event in events {
            audit.take(
                StoredEvent(
                    position: event.position, stream: StreamID(category: "other", id: "1"), version: event.version,
                    recordedAt: Timestamp(microsecondsSinceEpoch: event.second * 1_000_000),
                    event: NewEvent(id: "\(event.position)", type: "t", time: .earliest, payload: .encoded([]))))
        }
        audit.close()
        #expect(audit.faults.count == 1)
    }

    @Test("events of other categories are counted and left alone")
    func foreign() async throws {
        let store = InMemoryEventStore()
        let event = NewEvent(id: "1", type: "order.placed", time: .earliest, payload: .encoded(Array("{}".utf8)))
        _ = try await store.append(
            AppendRequest(to: StreamID(category: "order", id: "1"), expected: .any, events: [event]))
        let audit = try await audit(store)
        #expect(audit.faults.count == 0)
        #expect(audit.totals.foreign == 1)
    }

    @Test("of many faults the first are listed, and all are counted")
    func many() async throws {
        let events = (0..<30).map { _ in ("X", Account.Event.reactivated(note: nil)) }
        let audit = try await audit(sown(events))
        #expect(audit.faults.count == 30)
        #expect(
            audit.lines.suffix(2).first?.hasPrefix("fault: position 2") == true || audit.lines.last == "… and 10 more")
    }
}

extension AuditTests {
    private func audit(_ store: any EventStore) async throws -> Audit {
        var audit = Audit()
        for try await event in store.log() { audit.take(event) }
        audit.close()
        return audit
    }

    /// A store with two honest accounts, A holding 100 and B 50, and then events that no bank has decided.
    private func sown(_ events: [(String, Account.Event)], together: Bool = true) async throws -> InMemoryEventStore {
        let store = InMemoryEventStore()
        let bank = Bank(store: store)
        for id in ["A", "B"] {
            _ = try await bank.carryOut(.open(account: id, owner: id, deposit: id == "A" ? 100 : 50))
        }
        let writes = try events.map { id, event in
            StreamWrite(Account.stream(id), expected: .any, events: [try new(event, in: together ? "one" : "\(id)")])
        }
        let streams = Set(writes.map(\.stream))
        if together && streams.count == writes.count {
            _ = try await store.append(AppendRequest(writes))
        } else {
            for write in writes { _ = try await store.append(AppendRequest([write])) }
        }
        return store
    }

    private func new(_ event: Account.Event, in conversation: String) throws -> NewEvent {
        NewEvent(
            id: IDGenerator.uuidV7.next(), type: try event.kind.stringValue, time: .earliest,
            payload: .encoded(try JSONEventCodec().encode(event)), metadata: Metadata(correlationID: conversation))
    }
}
