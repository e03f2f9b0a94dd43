#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite(
    "A fail-over", .timeLimit(.minutes(10)),
    .enabled(if: TestServer.isOwn, "somebody has named a server"))
struct FailoverTests {
    private let schema = TestServer.freshSchema()

    @Test("to a synchronous standby loses nothing that was acknowledged, and readers and writers go on by themselves")
    func synchronous() async throws {
        let pair = try await StandbyPair.start()
        try await pair.synchronize()
        let (one, other) = try await (pair.store(schema, at: pair.both), pair.store(schema, at: pair.both))
        let gate = GatedEventStore.Gate(limit: 1_000)
        let stores = [one, other].map { GatedEventStore(wrapped: $0, gate: gate) }
        let client = try await Client(pair.both)
        let appending = Task { try await client.append() }
        async let before = failOver(pair, in: one, gate)
        let report = try await HistoryChecker(load: HistoryLoad(appends: 250)).run { stores }
        appending.cancel()
        try await appending.value
        try await client.judge()
        #expect(try await before < report.events, "the server failed while it was written to")
        #expect(report.acknowledged > 1_000 && report.pages > 0)
        for store in [one, other] { try await store.close() }
        try await pair.end()
    }

    @Test("to a standby that had fallen behind is found out: what was acknowledged is gone")
    func asynchronous() async throws {
        let pair = try await StandbyPair.start()
        let store = try await pair.store(schema, at: pair.both)
        try await pair.catchUp()
        try await pair.perform(.stop, .standby)
        let gate = GatedEventStore.Gate(limit: 1_000)
        async let before = failOver(pair, in: store, gate, isLate: true)
        let breach = await #expect(throws: HistoryBreach.self) {
            try await HistoryChecker(load: HistoryLoad(appends: 250)).run {
                GatedEventStore(wrapped: store, gate: gate)
            }
        }
        #expect(try await before == 0)
        let counts = try #require(breach).counts
        #expect(counts[.lost, default: 0] + counts[.forgotten, default: 0] > 0)
        try await store.close()
        try await pair.end()
    }

    @Test(
        "to a standby that had fallen behind ends who has seen what is gone, also where others stand in its place",
        arguments: [false, true])
    func diverged(isReplaced: Bool) async throws {
        let pair = try await StandbyPair.start()
        let (store, other) = try await (pair.store(schema, at: pair.both), pair.store(schema, at: pair.both))
        _ = try await store.append(.one("1"))
        try await pair.catchUp()
        try await pair.perform(.stop, .standby)
        let followers = [EventFilter.all, EventFilter(categories: ["thing"])].map { Follower(store, $0) }
        _ = try await store.append(.one("2"))
        for follower in followers { try await follower.reach(2) }
        try await pair.perform(.stop, .primary)
        try await pair.perform(.start, .standby)
        try await pair.perform(.promote, .standby)
        if isReplaced { #expect(try await other.append(.one("3")).positions == 2...2) }
        for follower in followers {
            let error = await #expect(throws: LogDiverged.self) { try await follower.end() }
            #expect(error?.checkpoint == Checkpoint(position: 2, eventID: "2"))
        }
        #expect(try await store.append(.one("4")).positions == (isReplaced ? 3...3 : 2...2))
        for store in [store, other] { try await store.close() }
        try await pair.end()
    }

    @Test("makes the stores that read from the standby stores that append, and their readers go on")
    func promoted() async throws {
        let pair = try await StandbyPair.start()
        let primary = try await pair.store(schema, at: pair.primary)
        _ = try await primary.append(.one("1"))
        try await pair.catchUp()
        let store = try await pair.store(schema, at: pair.standby)
        let follower = Follower(store, .all)
        try await follower.reach(1)
        let error = await #expect(throws: EventStoreError.self) { try await store.append(.one("2")) }
        #expect(error?.code == .storeReadOnly)
        try await primary.close()
        try await pair.perform(.stop, .primary)
        try await pair.perform(.promote, .standby)
        #expect(try await store.append(.one("2")).positions == 2...2)
        try await follower.reach(2)
        let other = try await pair.store(schema, at: pair.standby)
        _ = try await other.append(.one("3"))
        try await follower.reach(3)
        for store in [store, other] { try await store.close() }
        try await pair.end()
    }

    /// Ends the primary in the midst of what it does, and has the standby take its place.
    ///
    /// - Parameter isLate: whether the standby was stopped before, and is started only now.
    /// - Returns: how many events the standby had.
    private func failOver(
        _ pair: StandbyPair, in store: PostgreSQLEventStore, _ gate: GatedEventStore.Gate, isLate: Bool = false
    ) async throws -> Int {
        defer { gate.open() }
        while try await store.head() < 300 { try await store.waitForEvents(after: store.head()) }
        try await pair.perform(.stop, .primary)
        if isLate { try await pair.perform(.start, .standby) }
        let replica = try await pair.store(schema, at: pair.standby)
        let head = try await replica.head()
        try await replica.close()
        try await pair.perform(.promote, .standby)
        return head
    }
}
#endif
