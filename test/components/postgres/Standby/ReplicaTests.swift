#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
@testable import OrchestrixPostgres
import Testing

@Suite(
    "A store on a standby", .serialized, .timeLimit(.minutes(10)),
    .enabled(if: TestServer.isOwn, "somebody has named a server"))
struct ReplicaTests {
    /// For all tests of this suite; it ends with the process.
    private static let starting = Task { try await StandbyPair.start() }

    private let schema = TestServer.freshSchema()
    private let pair: StandbyPair

    init() async throws {
        pair = try await Self.starting.value
    }

    private func stores() async throws -> (primary: PostgreSQLEventStore, replica: PostgreSQLEventStore) {
        let primary = try await pair.store(schema, at: pair.primary)
        try await pair.catchUp()
        return (primary, try await pair.store(schema, at: pair.standby))
    }

    @Test("reads everything that the primary holds: log, streams, commands, snapshots, dead letters")
    func reads() async throws {
        let (primary, replica) = try await stores()
        let record = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: [1])
        let stream = StreamID(category: "thing", id: "1")
        _ = try await primary.append(AppendRequest(AppendRequest.one("1").writes, command: record))
        try await primary.save(snapshot(stream))
        try await primary.deadLetters.add(letter)
        try await pair.catchUp()
        #expect(try await replica.head() == 1)
        #expect(try await replica.read(LogQuery()).events.map(\.id) == ["1"])
        #expect(try await replica.read(StreamQuery(stream)).state == StreamState(version: 1))
        #expect(try await replica.streams(StreamListQuery()).map(\.stream) == [stream])
        #expect(try await replica.command("c")?.record == record)
        #expect(try await replica.commands(CommandListQuery()).count == 1)
        #expect(try await replica.snapshot(of: stream) == snapshot(stream))
        #expect(try await replica.deadLetters.list().letters.map(\.id) == ["l"])
        #expect(try await replica.deadLetters.count() == 1)
        try await replica.ping()
    }

    @Test("is followed: what is there, then what comes, though nobody is notified there")
    func follows() async throws {
        let (primary, replica) = try await stores()
        _ = try await primary.append(.one("1"))
        let tell = HeadSignal()
        let reading = Task {
            var seen: [String] = []
            for try await event in replica.subscribe() {
                seen.append(event.id)
                tell.advance(to: event.position)
                if seen.count == 4 { break }
            }
            return seen
        }
        try await tell.wait(after: 0)
        // One reads, and one looks for what has come.
        let sessions = "(SELECT count(*) FROM pg_stat_activity WHERE application_name = '\(schema)')"
        try await pair.wait(until: "\(sessions) >= 2", on: .standby)
        for id in ["2", "3", "4"] {
            _ = try await primary.append(.one(id))
            try await tell.wait(after: Int(id)! - 1)
        }
        #expect(try await reading.value == ["1", "2", "3", "4"])
    }

    @Test("refuses whatever would write as what it is, and never as something that may have been stored")
    func refuses() async throws {
        let (primary, replica) = try await stores()
        let stream = StreamID(category: "thing", id: "1")
        let calls: [@Sendable () async throws -> Void] = [
            { _ = try await replica.append(.one("1")) },
            { _ = try await replica.append(.one("1")) },
            { _ = try await replica.transaction { tx in try tx.append(.one("1")) } },
            { try await replica.erase(stream) },
            { try await replica.save(snapshot(stream)) },
            { try await replica.deleteSnapshot(of: stream) },
            { try await replica.deadLetters.add(letter) },
            { try await replica.deadLetters.discard("l") },
            { try await replica.importLog(from: LogExport(of: primary)) },
        ]
        _ = try await primary.append(.one("0"))
        for call in calls {
            let error = await #expect(throws: EventStoreError.self) { try await call() }
            #expect(error?.code == .storeReadOnly && error?.isRetryable == false)
        }
        #expect(try await primary.read(LogQuery()).events.map(\.id) == ["0"])
    }

    @Test("isn't opened before the primary's tables have come, and makes none", arguments: [nil, 1, 1_007])
    func schemas(version: Int?) async throws {
        if let version {
            let primary = try await pair.store(schema, at: pair.primary)
            try await primary.close()
            let change = "DELETE FROM \"\(schema)\".schema; INSERT INTO \"\(schema)\".schema VALUES (\(version))"
            try await pair.run(change, on: .primary)
        }
        try await pair.catchUp()
        let error = await #expect(throws: EventStoreError.self) { try await pair.store(schema, at: pair.standby) }
        #expect(error?.code == (version == 1_007 ? .schemaTooNew : .schemaTooOld))
        #expect(error?.context == ["found": "\(version ?? 0)", "known": "\(PostgresSchema.current)"])
        #expect(error?.isRetryable == (version != 1_007))
    }

    @Test("that lags behind makes a reader wait that has come from elsewhere, and then gives it what comes next")
    func lags() async throws {
        let (primary, replica) = try await stores()
        _ = try await primary.append(.one("1"))
        try await pair.catchUp()
        try await pair.run("SELECT pg_wal_replay_pause()", on: .standby)
        _ = try await primary.append(.one("2"))
        let seen = try await #require(primary.read(LogQuery()).events.last).checkpoint
        let error = await #expect(throws: EventStoreError.self) { try await replica.read(LogQuery(.after(seen))) }
        #expect(error?.code == .replicaBehind && error?.isRetryable == true)
        #expect(error?.context == ["position": "2", "head": "1"])
        async let next = first(of: replica.subscribe(from: seen))
        _ = try await primary.append(.one("3"))
        try await pair.run("SELECT pg_wal_replay_resume()", on: .standby)
        #expect(try await next?.id == "3")
    }

    private func first(of subscription: Subscription) async throws -> StoredEvent? {
        var reader = subscription.makeAsyncIterator()
        return try await reader.next()
    }

    @Test("gives a read up that stands in the way of what it replays, by an error that is worth a retry")
    func conflicts() async throws {
        let (primary, replica) = try await stores()
        try await pair.set("max_standby_streaming_delay", "0", on: .standby)
        _ = try await primary.append(.one("1"))
        try await pair.catchUp()
        var reader = replica.subscribe().makeAsyncIterator()
        #expect(try await reader.next()?.id == "1")
        let reading = Task {
            let endless = PostgresCall("SELECT 1 WHERE pg_sleep(600) IS NULL")
            return try await replica.database.read([LogEnd.call(replica.tables), endless]) { $0.count }
        }
        let sleeping = "application_name = '\(schema)' AND wait_event = 'PgSleep'"
        try await pair.wait(until: "EXISTS (SELECT FROM pg_stat_activity WHERE \(sleeping))", on: .standby)
        try await primary.erase(StreamID(category: "thing", id: "1"))
        try await pair.run("VACUUM \(primary.tables.events)", on: .primary)
        let error = await #expect(throws: EventStoreError.self) { try await reading.value }
        #expect(error?.code == .storeBusy && error?.isRetryable == true)
        #expect((error?.cause as? PostgresError)?.sqlState == "40001")
        try await pair.set("max_standby_streaming_delay", "30s", on: .standby)
        _ = try await primary.append(.one("2"))
        #expect(try await reader.next()?.id == "2")
    }

    private var letter: DeadLetter {
        DeadLetter(
            id: "l", message: CloudEvent(id: "m", source: "/shop", type: "order.paid"), handler: "mailer",
            error: CancellationError(), attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest)
    }

    private func snapshot(_ stream: StreamID) -> Snapshot {
        Snapshot(
            of: stream, version: 1, position: 1, eventID: "1", stateVersion: 1, fingerprint: "f", payload: [1],
            takenAt: .earliest)
    }
}
#endif
