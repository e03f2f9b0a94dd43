import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("Snapshots are taken")
struct SnapshotTakingTests {
    private let store = InMemoryEventStore()
    private let log = NoticeLog()

    private func tallies(
        _ policy: SnapshotPolicy<Tally>, cache: AggregateCache<Tally>? = nil
    ) -> AggregateRepository<Tally> {
        AggregateRepository(
            store: store, snapshots: AggregateSnapshots(in: store, policy, notify: log.note), cache: cache)
    }

    /// Adds one after the other, and gives back at which versions snapshots were taken.
    private func taken(_ amounts: [Int], _ tallies: AggregateRepository<Tally>) async throws -> [String] {
        for amount in amounts {
            try await tallies.execute("T") { _ in [.added(amount: amount)] }
            await tallies.settleSnapshots()
        }
        return log.take().filter { $0.hasPrefix("taken") }
    }

    @Test("every so many events, counted from the snapshot that the load began with")
    func every() async throws {
        let tallies = tallies(.every(3))
        #expect(try await taken(Array(1...7), tallies) == ["taken 3", "taken 6"])
        try await tallies.execute("T") { _ in Array(repeating: .added(amount: 1), count: 10) }
        await tallies.settleSnapshots()
        #expect(log.take() == ["used 6", "taken 17"])
        #expect(try await tallies.load("T").state.count == 17)
        #expect(log.take() == ["used 17"])
    }

    @Test("just as often where a cache spares the loads")
    func cached() async throws {
        #expect(
            try await taken(Array(1...10), tallies(.every(3), cache: AggregateCache())) == [
                "taken 3", "taken 6", "taken 9",
            ])
    }

    @Test("anew soon after one that can't be used any more")
    func anew() async throws {
        #expect(try await taken(Array(1...3), tallies(.every(3))) == ["taken 3"])
        let otherwise = AggregateRepository<OtherwiseTally>(
            store: store, snapshots: AggregateSnapshots(in: store, .every(3), notify: log.note))
        try await otherwise.execute("T") { _ in [.added(amount: 1)] }
        await otherwise.settleSnapshots()
        #expect(log.take() == ["ignored 3: otherEvents", "taken 4"])
    }

    @Test("when a predicate holds of the state, the events, or how much there is")
    func predicate() async throws {
        let policy = SnapshotPolicy<Tally>.when { moment in
            moment.state.sum % 10 == 0 && moment.events == [.added(amount: moment.version)]
        }
        #expect(try await taken([1, 2, 3, 4, 15, 6], tallies(policy)) == ["taken 4"])
    }

    @Test("when one policy or both say so")
    func composed() async throws {
        let large = SnapshotPolicy<Tally>.when { $0.state.sum >= 10 }
        #expect(try await taken(Array(1...4), tallies(SnapshotPolicy.every(3).or(large))) == ["taken 3", "taken 4"])
        #expect(try await taken(Array(1...4), tallies(SnapshotPolicy.every(3).and(large))) == ["taken 7"])
    }

    @Test("when the load before took longer than a limit, by the clock that was handed in")
    func loadTime() async throws {
        struct SlowStore: EventStoreWrapper {
            let wrapped: any EventStore
            let clock: ManualClock
            func read(_ query: StreamQuery) async throws -> StreamPage {
                let page = try await wrapped.read(query)
                clock.advance(by: .milliseconds(page.events.count))
                return page
            }
        }
        let clock = ManualClock()
        let slow = AggregateRepository<Tally>(
            store: SlowStore(wrapped: store, clock: clock),
            snapshots: AggregateSnapshots(
                in: store, .whenLoadTakes(longerThan: .milliseconds(3)), clock: clock, notify: log.note))
        // The loads read 0, 1, 2, 3 and 4 events, then 1 to 4 from the last one in the snapshot on, then 1.
        #expect(try await taken(Array(1...9), slow) == ["taken 5", "taken 9"])
        #expect(try await taken([10], slow) == [])
    }

    @Test("of each aggregate that an execution wrote to")
    func several() async throws {
        let tallies = tallies(.every(2))
        try await tallies.execute(["A", "B", "C"]) { _ in
            [[.added(amount: 1), .added(amount: 2)], [.added(amount: 3)], [.added(amount: 4), .added(amount: 5)]]
        }
        await tallies.settleSnapshots()
        #expect(try await store.snapshot(of: Tally.stream("A"))?.position == 2)
        #expect(try await store.snapshot(of: Tally.stream("B")) == nil)
        #expect(try await store.snapshot(of: Tally.stream("C"))?.position == 5)
    }

    @Test("of an aggregate that is saved step by step, with its state, place and time, and once")
    func saved() async throws {
        let tallies = AggregateRepository<Tally>(
            store: store, snapshots: .every(2), clock: .fixed(Timestamp(microsecondsSinceEpoch: 7)))
        try await tallies.execute("T") { _ in [.added(amount: 1)] }
        var tally = try await tallies.load("T")
        for amount in [2, 3] {
            tally.record { _ in [.added(amount: amount)] }
            try await tallies.save(&tally)
            await tallies.settleSnapshots()
        }
        let event = try #require(try await store.read(StreamQuery(Tally.stream("T"), from: 2, limit: 1)).events.first)
        let expected = Snapshot(
            of: Tally.stream("T"), version: 2, position: event.position, eventID: event.id, stateVersion: 1,
            fingerprint: try EventReader(of: Tally.self).fingerprint, payload: Array(#"{"sum":3,"count":2}"#.utf8),
            takenAt: Timestamp(microsecondsSinceEpoch: 7))
        #expect(try await store.snapshot(of: Tally.stream("T")) == expected)
    }

    @Test("never of a state that others' events are missing from")
    func missing() async throws {
        let tallies = tallies(.every(1))
        try await tallies.execute("T") { _ in [.added(amount: 1)] }
        await tallies.settleSnapshots()
        var tally = try await tallies.load("T")
        try await AggregateRepository<Tally>(store: store).execute("T") { _ in [.added(amount: 10)] }
        tally.record { _ in [.added(amount: 100)] }
        #expect(try await tallies.save(&tally, expected: .any).version == 3)
        await tallies.settleSnapshots()
        #expect(try await store.snapshot(of: Tally.stream("T"))?.version == 1)
        #expect(try await tallies.load("T").state.sum == 111)
    }

    @Test("in the background: the append waits neither for one, nor for the one before, and fails by none")
    func background() async throws {
        let snapshots = ScriptedSnapshots()
        snapshots.hold()
        let tallies = AggregateRepository<Tally>(
            store: store, snapshots: AggregateSnapshots(in: snapshots, .every(1), notify: log.note))
        #expect(try await tallies.execute("T") { _ in [.added(amount: 1)] }.version == 1)
        await snapshots.isHolding()
        for version in 2...4 {
            #expect(try await tallies.execute("T") { _ in [.added(amount: 1)] }.version == version)
        }
        #expect(snapshots.saved == [1], "one at a time of each stream")
        snapshots.release()
        await tallies.settleSnapshots()
        #expect(log.take() == ["taken 1"])
        try await tallies.execute("T") { _ in [.added(amount: 1)] }
        await tallies.settleSnapshots()
        #expect(log.take() == ["used 1", "taken 5"])
        snapshots.breakDown()
        #expect(try await tallies.execute("T") { _ in [.added(amount: 1)] }.version == 6)
        await tallies.settleSnapshots()
        #expect(log.take() == ["not loaded", "not taken 6"])
    }

    @Test("by many at once without an older one in a newer one's place")
    func races() async throws {
        let repositories = (0..<4).map { _ in tallies(.every(1)) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for tallies in repositories {
                group.addTask { for _ in 1...20 { try await tallies.execute("T") { _ in [.added(amount: 1)] } } }
            }
            try await group.waitForAll()
        }
        for tallies in repositories { await tallies.settleSnapshots() }
        let versions = log.take().compactMap { $0.hasPrefix("taken") ? Int($0.dropFirst(6)) : nil }
        #expect(try await store.snapshot(of: Tally.stream("T"))?.version == versions.max())
        let tally = try await repositories[0].load("T")
        #expect(tally.state.sum == 80 && tally.state.count == 80)
    }
}
