import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A load with a snapshot")
struct SnapshotUseTests {
    private let clock = ManualClock()
    private let base: InMemoryEventStore
    private let store: ScriptedStore
    private let log = NoticeLog()
    private let stream = Tally.stream("T")
    private let events: [StoredEvent]

    /// Ten events, the amounts 1 to 10, a minute apart, at every other position.
    init() async throws {
        base = InMemoryEventStore(clock: clock.wallClock)
        store = ScriptedStore(over: base)
        let tallies = AggregateRepository<Tally>(store: base)
        for amount in 1...10 {
            try await tallies.execute("T") { _ in [.added(amount: amount)] }
            try await tallies.execute("other") { _ in [.added(amount: 1)] }
            clock.advance(by: .seconds(60))
        }
        events = try await base.read(StreamQuery(stream)).events
    }

    private func repository<Aggregate: Snapshotting>(
        _ aggregate: Aggregate.Type = Tally.self
    ) -> AggregateRepository<Aggregate> {
        AggregateRepository(
            store: store, snapshots: AggregateSnapshots(in: base, .when { _ in false }, notify: log.note))
    }

    /// Puts a snapshot down that can be told from a replay: its sum is a thousand too high.
    private func plant(
        at version: Int, stateVersion: Int = 1, fingerprint: String? = nil, eventID: String? = nil, state: String? = nil
    ) async throws {
        let event = events[min(version, events.count) - 1]
        let sum = 1_000 + (1...version).reduce(0, +)
        let snapshot = Snapshot(
            of: stream, version: version, position: event.position, eventID: eventID ?? event.id,
            stateVersion: stateVersion,
            fingerprint: try fingerprint ?? EventReader(of: Tally.self).fingerprint,
            payload: Array((state ?? #"{"sum":\#(sum),"count":\#(version)}"#).utf8), takenAt: .earliest)
        try await base.save(snapshot)
    }

    @Test("begins with it, and reads only what is behind it")
    func begins() async throws {
        try await plant(at: 7)
        let tally = try await repository().load("T")
        #expect(tally.state.sum == 1_055 && tally.state.count == 10 && tally.version == 10)
        #expect(store.reads.map(\.from) == [7])
        #expect(log.take() == ["used 7"])
    }

    @Test("begins with one of the whole stream")
    func beginsAtEnd() async throws {
        try await plant(at: 10)
        let tally = try await repository().load("T")
        #expect(tally.state.sum == 1_055 && tally.version == 10)
        let done = try await repository().execute("T") { _ in [.added(amount: 1)] }
        #expect(done.state.sum == 1_056 && done.version == 11)
    }

    private func expectReplay(_ notice: String) async throws {
        let tally = try await repository().load("T")
        #expect(tally.state.sum == 55 && tally.state.count == 10 && tally.version == 10)
        #expect(log.take() == [notice])
    }

    @Test("ignores one that was taken with other types, versions or upcasters, and replays")
    func otherFingerprint() async throws {
        try await plant(at: 7, fingerprint: "other")
        try await expectReplay("ignored 7: otherEvents")
        try await plant(at: 8)
        let otherwise = try await repository(OtherwiseTally.self).load("T")
        #expect(otherwise.state.sum == 55)
        #expect(log.take() == ["ignored 8: otherEvents"])
    }

    @Test("ignores one whose state is of a newer form, and replays")
    func newerState() async throws {
        try await plant(at: 7, stateVersion: 2)
        try await expectReplay("ignored 7: newerState")
    }

    @Test("brings the state of an older form up, where steps lead to today's", arguments: [1, 2])
    func olderState(version: Int) async throws {
        try await plant(
            at: 7, stateVersion: version, state: version == 1 ? nil : #"{"total":1028,"count":7}"#)
        let tally = try await repository(LaterTally.self).load("T")
        #expect(tally.state == LaterTally(total: "1055", count: 10))
        #expect(log.take() == ["used 7"])
    }

    @Test("ignores one of an older form, where no complete way leads to today's, and replays", arguments: [1, 2])
    func gap(version: Int) async throws {
        try await plant(at: 7, stateVersion: version)
        let tally = try await repository(ForgetfulTally.self).load("T")
        #expect(tally.state.sum == 55)
        #expect(log.take() == ["ignored 7: olderState"])
    }

    @Test("ignores one that can't be read, or on which a step fails, and replays")
    func unreadable() async throws {
        try await plant(at: 7, state: #"{"sum":"#)
        try await expectReplay("ignored 7: unreadable")
        try await plant(at: 8, stateVersion: 2, state: #"{"total":"much","count":7}"#)
        #expect(try await repository(LaterTally.self).load("T").state.total == "55")
        #expect(log.take() == ["ignored 8: unreadable"])
    }

    @Test("ignores one beyond the stream's end, or of another stream of that name, and replays")
    func otherStream() async throws {
        try await plant(at: 9, eventID: "restored")
        try await expectReplay("ignored 9: otherStream")
        try await plant(at: 11)
        try await expectReplay("ignored 11: otherStream")
    }

    @Test("travels in time with a snapshot that isn't later than the moment, and never with a later one")
    func travels() async throws {
        try await plant(at: 7)
        let position = events[6].position
        let time = events[6].recordedAt
        for moment in [AsOf.version(7), .version(9), .position(position), .position(position + 1), .time(time)] {
            let then = try await repository().load("T", asOf: moment)
            #expect(then.state.sum == 1_000 + (1...then.version).reduce(0, +), "\(moment)")
            #expect(then.version == (moment == .version(9) ? 9 : 7))
            #expect(log.take() == ["used 7"])
        }
        for moment in [AsOf.version(6), .version(1), .position(position - 1), .time(time - .seconds(1))] {
            let then = try await repository().load("T", asOf: moment)
            #expect(then.state.sum == (1...then.version).reduce(0, +), "\(moment)")
            #expect(log.take() == ["ignored 7: tooLate"])
        }
    }

    @Test("of an erased stream throws as a replay does, also where the snapshot is kept elsewhere")
    func erased() async throws {
        let elsewhere = ScriptedSnapshots()
        try await plant(at: 7)
        _ = try await elsewhere.save(#require(base.snapshot(of: stream)))
        try await base.erase(stream)
        #expect(try await base.snapshot(of: stream) == nil)
        let tallies = AggregateRepository<Tally>(
            store: base, snapshots: AggregateSnapshots(in: elsewhere, .every(1), notify: log.note))
        let error = await #expect(throws: EventStoreError.self) { try await tallies.load("T") }
        #expect(error?.code == .payloadErased)
        #expect(log.take() == ["ignored 7: otherStream"])
    }

    @Test("of a deleted stream throws as a replay does")
    func deleted() async throws {
        try await plant(at: 7)
        _ = try await base.append(.deletion(of: stream, expected: .any, eventID: "end", time: .earliest))
        let error = await #expect(throws: EventStoreError.self) { try await repository().load("T") }
        #expect(error?.code == .streamDeleted)
    }

    @Test("goes on without it where the snapshots' store fails")
    func storeFails() async throws {
        let broken = ScriptedSnapshots()
        broken.breakDown()
        let tallies = AggregateRepository<Tally>(
            store: base, snapshots: AggregateSnapshots(in: broken, .every(1), notify: log.note))
        #expect(try await tallies.load("T").state.sum == 55)
        #expect(log.take() == ["not loaded"])
    }

    @Test("finds steps between forms of the state that contradict one another when the repository is checked")
    func checked() {
        struct Circling: Snapshotting {
            static let category = "tally"
            static let stateVersion = 2
            static var stateUpcasters: [StateUpcaster] {
                [.edit(from: 1, to: 2) { _ in }, .edit(from: 2, to: 1) { _ in }]
            }
            mutating func apply(_ event: Tallied) {}
        }
        struct Doubled: Snapshotting {
            static let category = "tally"
            static let stateVersion = 2
            static var stateUpcasters: [StateUpcaster] {
                [.edit(from: 1, to: 2) { _ in }, .edit(from: 1, to: 2) { _ in }]
            }
            mutating func apply(_ event: Tallied) {}
        }
        for (error, words) in [
            (
                #expect(throws: EventStoreError.self) { try repository(Circling.self).checkRegistration() },
                "leads nowhere"
            ),
            (#expect(throws: EventStoreError.self) { try repository(Doubled.self).checkRegistration() }, "version 1"),
        ] {
            #expect(error?.code == .invalidRegistration && error?.message.contains(words) == true)
        }
    }
}
