#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("What the server reports")
struct PostgresErrorTests {
    private let schema = TestServer.freshSchema()

    @Test("when it ends a session concerns the connection, whatever its reason", .timeLimit(.minutes(5)))
    func ended() async throws {
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        let process = try await connection.perform { session in
            let process = try session.run(PostgresCall("SELECT pg_backend_pid()::bigint")).int(0, 0)
            try session.execute("SET idle_in_transaction_session_timeout = 1; BEGIN")
            return process
        }
        // It is asked for nothing until it has ended.
        while try await !OtherProgram.texts("SELECT pid FROM pg_stat_activity WHERE pid = \(process)").isEmpty {}
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { session in _ = try session.run(PostgresCall("SELECT 1")) }
        }
        #expect(error?.concernsConnection == true && error?.isRetryable == true)
        #expect(await !connection.isReusable)
    }

    /// A trigger that fails at COMMIT as a full queue of notifications does, until it is dropped.
    private func failCommits(of store: PostgreSQLEventStore) async throws {
        try await OtherProgram.run(
            """
            CREATE FUNCTION "\(schema)".fail() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'full' USING ERRCODE = 'program_limit_exceeded'; END $$;
            CREATE CONSTRAINT TRIGGER failing AFTER INSERT ON \(store.tables.events)
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "\(schema)".fail();
            """)
    }

    @Test("at COMMIT is no append's fault: it fails them all alike, and may be repeated")
    func atCommit() async throws {
        let store = try await TestServer.store(schema)
        try await failCommits(of: store)
        for id in ["1", "1"] {
            let error = await #expect(throws: EventStoreError.self) { try await store.append(.one(id)) }
            #expect(error?.code == .storeFailed && error?.isRetryable == true)
            #expect((error?.cause as? PostgresError)?.sqlState == "54000")
            #expect((error?.cause as? PostgresError)?.concernsData == false)
        }
        try await OtherProgram.run("DROP TRIGGER failing ON \(store.tables.events)")
        #expect(try await store.append(.one("1")).positions == 1...1)
    }

    @Test("of a statement before it may be")
    func ofStatement() {
        let error = PostgresError(sqlState: "54000", context: [:])
        #expect(error.concernsData && !error.isRetryable)
    }
}
#endif
