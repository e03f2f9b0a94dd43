#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
@testable import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite(
    "What is acknowledged beside a synchronous standby", .serialized, .timeLimit(.minutes(10)),
    .enabled(if: TestServer.isOwn, "somebody has named a server"))
struct SynchronousTests {
    /// For all tests of this suite; it ends with the process.
    private static let starting = Task {
        let pair = try await StandbyPair.start()
        try await pair.synchronize()
        return pair
    }

    private let pair: SynchronousPair
    private let store: PostgreSQLEventStore

    init() async throws {
        pair = SynchronousPair(pair: try await Self.starting.value, schema: TestServer.freshSchema())
        store = try await pair.pair.store(pair.schema, at: pair.pair.primary)
    }

    @Test("is on the standby, also where the first wait for that was ended", arguments: SynchronousPair.Blow.allCases)
    func appends(blow: SynchronousPair.Blow) async throws {
        let result = try await pair.whileStopped { [store] in
            try await store.append(.one("1"))
        } act: { wait in
            try await pair.strike(blow)
            try await wait.again()
        }
        #expect(result.positions == 1...1 && !result.isRepeat)
        #expect(try await store.read(LogQuery()).events.map(\.id) == ["1"])
    }

    @Test(
        "is on the standby with the SQL beside it, also where the first wait was ended",
        arguments: SynchronousPair.Blow.allCases)
    func transactions(blow: SynchronousPair.Blow) async throws {
        let receipt = try await pair.whileStopped { [store] in
            try await store.transaction { tx in try tx.append(.one("1")) }
        } act: { wait in
            try await pair.strike(blow)
            try await wait.again()
        }
        #expect(receipt.appends.map(\.positions) == [1...1] && !receipt.isRepeat)
        #expect(try await store.read(LogQuery()).events.map(\.id) == ["1"])
    }

    @Test("is called unknown where the second wait is ended too, and safe once it is repeated")
    func unknown() async throws {
        let error = await #expect(throws: EventStoreError.self) {
            try await pair.whileStopped { [store] in
                try await store.append(.one("1"))
            } act: { wait in
                try await pair.strike(.cancel)
                try await wait.again()
                try await pair.strike(.cancel)
            }
        }
        #expect(error?.code == .outcomeUnknown && error?.isRetryable == true)
        #expect(try await store.append(.one("1")).isRepeat)
    }

    @Test("isn't what waits for longer than the limit: its outcome is unknown, and those behind it find the store busy")
    func outage() async throws {
        var configuration = TestServer.configuration(pair.schema)
        configuration.responseTimeout = .seconds(1)
        configuration.lockTimeout = .milliseconds(50)
        let impatient = try await pair.pair.store(at: pair.pair.primary, configuration)
        let waiting = Task { [pair] in
            try await pair.whileStopped {
                try await impatient.append(.one("1"))
            } act: { wait in
                let behind = await #expect(throws: EventStoreError.self) { try await impatient.append(.one("2")) }
                #expect(behind?.code == .storeBusy && behind?.isRetryable == true)
                _ = try? await wait.value
            }
        }
        let first = await #expect(throws: EventStoreError.self) { try await waiting.value }
        #expect(first?.code == .outcomeUnknown && first?.isRetryable == true)
        #expect(try await store.append(.one("1")).isRepeat)
        #expect(try await !store.append(.one("2")).isRepeat)
        #expect(try await store.read(LogQuery()).events.map(\.id) == ["1", "2"])
    }

    @Test("isn't a transaction without appends whose wait is ended: nobody can find out what became of it")
    func plainTransaction() async throws {
        let error = await #expect(throws: EventStoreError.self) {
            try await pair.whileStopped { [store] in
                try await store.transaction { tx in
                    try await tx.execute("SELECT pg_logical_emit_message(true, '', ''::text)")
                }
            } act: { _ in
                try await pair.strike(.cancel)
            }
        }
        #expect(error?.code == .outcomeUnknown && error?.isRetryable == false)
    }

    @Test("can be read on the standby at once where commits wait for that: everybody reads there, and nothing is stale")
    func readsThere() async throws {
        let (servers, schema) = (pair.pair, pair.schema)
        let patient = servers.primary + "?options=-csynchronous_commit%3Dremote_apply"
        let primary = try await servers.store(schema, at: patient)
        try await servers.catchUp()
        let (one, other) = try await (
            servers.store(schema, at: servers.standby), servers.store(schema, at: servers.standby)
        )
        let stores = [one, other].map { PairedEventStore(wrapped: $0, primary: primary) }
        // So that whoever doesn't wait is found out.
        try await servers.set("recovery_min_apply_delay", "10ms", on: .standby)
        let report = try await HistoryChecker(load: HistoryLoad(appends: 60)).run { stores }
        try await servers.set("recovery_min_apply_delay", "0", on: .standby)
        #expect(report.acknowledged > 200 && report.pages > 0)
    }

    /// What finds stored already what it is to store.
    enum Repetition: CaseIterable {
        case append, command, transaction, erasure, importing
    }

    @Test(
        "is on the standby too where it was stored before and is found on the primary", arguments: Repetition.allCases)
    func repetitions(repetition: Repetition) async throws {
        let request = AppendRequest(
            AppendRequest.one("1").writes,
            command: repetition == .command
                ? CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: nil) : nil)
        try await storeOnPrimaryAlone(request)
        if repetition == .erasure { try await eraseOnPrimaryAlone() }
        let exported = InMemoryEventStore()
        _ = try await exported.append(request)
        let isRepeat = try await pair.whileStopped { [store] in
            switch repetition {
            case .append, .command: return try await store.append(request).isRepeat
            case .transaction: return try await store.transaction { tx in try tx.append(request) }.isRepeat
            case .erasure: return try await store.erase(StreamID(category: "thing", id: "1")) == 1
            case .importing:
                return try await store.importLog(from: LogExport(of: exported), positions: .assigned).skippedEvents == 1
            }
        }
        #expect(isRepeat)
    }

    /// Stores it by a session that is ended while it waits for the standby.
    private func storeOnPrimaryAlone(_ request: AppendRequest) async throws {
        let batch = PostgresBatch(requests: [request], tables: store.tables, now: .earliest)
        try await onPrimaryAlone { session in _ = try batch.commit(in: session) }
    }

    private func eraseOnPrimaryAlone() async throws {
        let erasure = Erasure(stream: StreamID(category: "thing", id: "1"), tables: store.tables)
        try await onPrimaryAlone { session in _ = try session.transact { try erasure.perform(in: $0) } }
    }

    private func onPrimaryAlone(_ work: @escaping @Sendable (PostgresSession) throws -> Void) async throws {
        let named = pair.pair.primary + "?application_name=\(pair.schema)"
        let connection = try await PostgresConnection.open(PostgresConfiguration.standard.settings(address: named))
        await #expect(throws: (any Error).self) {
            try await pair.whileStopped {
                try await connection.perform(work)
            } act: { _ in
                try await pair.strike(.terminate)
            }
        }
    }
}
#endif
