#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A transaction with SQL of the program's own")
struct TransactionTests {
    private struct Refusal: Error {}

    private func code(_ work: () async throws -> Void) async -> ErrorCode? {
        do {
            try await work()
            return nil
        } catch {
            return (error as? any OrchestrixError)?.code
        }
    }

    @Test("commits its SQL and its appends together, and tells positions, rows and what the closure gave")
    func commits() async throws {
        let balances = try await Balances()
        _ = try await balances.store.append(.one("1"))
        let stream = StreamID(category: "thing", id: "2")
        let receipt = try await balances.store.transaction { tx in
            try await balances.add(500, in: tx)
            let rows = try await tx.query("SELECT amount FROM \(balances.table) WHERE id = $1", ["A"])
            try tx.append(.one("2", in: stream, expected: .noStream))
            try tx.append(.one("3", in: stream, expected: .exactly(1)))
            #expect(try await balances.amount == 0)
            return try rows[0].get("amount", as: Int.self)
        }
        #expect(receipt.value == 500 && !receipt.isRepeat)
        #expect(receipt.appends.map(\.positions) == [2...2, 3...3])
        #expect(receipt.appends.map { $0.version(of: stream) } == [1, 2])
        #expect(try await balances.amount == 500)
        #expect(try await balances.ids == ["1", "2", "3"])
        #expect(try await balances.store.append(.one("4")).positions == 4...4)
    }

    @Test("without appends commits its SQL alone")
    func alone() async throws {
        let balances = try await Balances()
        let receipt = try await balances.store.transaction { tx in try await balances.add(1, in: tx) }
        #expect(receipt.appends.isEmpty)
        #expect(try await balances.amount == 1)
    }

    @Test("wakes who follows the log, on this node and on others")
    func wakes() async throws {
        let balances = try await Balances()
        let other = try await TestServer.store(balances.schema)
        let followers = [balances.store, other].map { store in
            Task {
                for try await event in store.subscribe() { return event.id }
                return ""
            }
        }
        try await balances.store.transaction { tx in try tx.append(.one("1")) }
        for follower in followers { #expect(try await follower.value == "1") }
    }

    @Test("whose closure throws is rolled back, SQL and appends, and the connection goes on")
    func throwing() async throws {
        let balances = try await Balances(transactions: PoolLimits(maximum: 1, acquireTimeout: .seconds(300)))
        for _ in 1...3 {
            await #expect(throws: Refusal.self) {
                try await balances.store.transaction { tx in
                    try await balances.add(1, in: tx)
                    try tx.append(.one("1"))
                    throw Refusal()
                }
            }
        }
        try await balances.store.transaction { tx in try await balances.add(5, in: tx) }
        #expect(try await balances.amount == 5)
        #expect(try await balances.ids == [])
    }

    @Test("that loses a race is rolled back with its SQL, and tells which stream stood where")
    func conflict() async throws {
        let balances = try await Balances()
        let stream = StreamID(category: "thing", id: "s")
        _ = try await balances.store.append(.one("1", in: stream))
        let error = await #expect(throws: ConcurrencyError.self) {
            try await balances.store.transaction { tx in
                try await balances.add(1, in: tx)
                try tx.append(.one("2"))
                try tx.append(.one("3", in: stream, expected: .noStream))
            }
        }
        #expect(error?.stream == stream && error?.actual == 1)
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == ["1"])
    }

    @Test("whose statement failed can't commit, although the closure put up with it; a savepoint makes that good")
    func failedStatement() async throws {
        let balances = try await Balances()
        let error = await #expect(throws: PostgresError.self) {
            try await balances.store.transaction { tx in
                try await balances.add(1, in: tx)
                _ = try? await tx.execute("INSERT INTO \(balances.table) VALUES ('A', 1)")
                _ = try? await balances.add(1, in: tx)
                try tx.append(.one("1"))
            }
        }
        #expect(error?.sqlState == "23505")
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
        try await balances.store.transaction { tx in
            try await tx.execute("SAVEPOINT here")
            _ = try? await tx.execute("INSERT INTO \(balances.table) VALUES ('A', 1)")
            try await tx.execute("ROLLBACK TO here")
            try await balances.add(2, in: tx)
            try tx.append(.one("1"))
        }
        #expect(try await balances.amount == 2)
        #expect(try await balances.ids == ["1"])
    }

    @Test("fails with what a deferred constraint says, before the log is locked, and is rolled back")
    func deferred() async throws {
        let balances = try await Balances()
        let child = "\"\(balances.schema)\".entry"
        try await OtherProgram.run(
            "CREATE TABLE \(child) (id text REFERENCES \(balances.table) DEFERRABLE INITIALLY DEFERRED)")
        let error = await #expect(throws: PostgresError.self) {
            try await balances.store.transaction { tx in
                try await tx.execute("INSERT INTO \(child) VALUES ('nobody')")
                try tx.append(.one("1"))
            }
        }
        #expect(error?.sqlState == "23503")
        #expect(try await balances.ids == [])
    }

    @Test(
        "refuses SQL that would end it or begin another, and COPY; everything is rolled back",
        arguments: [
            "COMMIT", "/* a /* b */ */ commit work", "-- x\n END;", "ROLLBACK", "rollback transaction and chain",
            "ABORT",
            "BEGIN", "START TRANSACTION", "PREPARE TRANSACTION 'x'", "COPY balance FROM STDIN", "", " ; ",
        ])
    func control(sql: String) async throws {
        let balances = try await Balances()
        let error = await #expect(throws: EventStoreError.self) {
            try await balances.store.transaction { tx in
                try await balances.add(1, in: tx)
                try tx.append(.one("1"))
                try await tx.execute(sql)
            }
        }
        #expect(error?.code == .invalidRequest)
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
    }

    @Test("keeps its isolation: who asks for another one after all is refused by the server")
    func isolation() async throws {
        let balances = try await Balances()
        let error = await #expect(throws: PostgresError.self) {
            try await balances.store.transaction { tx in
                try await tx.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE")
            }
        }
        #expect(error?.sqlState == "25001")
    }

    @Test("takes nothing more once its closure has ended")
    func over() async throws {
        let balances = try await Balances()
        let escaped = try await balances.store.transaction { tx in tx }.value
        #expect(await code { try await escaped.execute("SELECT 1") } == .invalidRequest)
        #expect(await code { try escaped.append(.one("1")) } == .invalidRequest)
    }

    @Test("refuses at once what can't be stored: a bad request, an id twice")
    func door() async throws {
        let balances = try await Balances()
        try await balances.store.transaction { tx in
            #expect(await code { try tx.append(.one("")) } == .invalidRequest)
            try tx.append(.one("1"))
            #expect(await code { try tx.append(.one("1")) } == .invalidRequest)
        }
        #expect(try await balances.ids == ["1"])
    }

    @Test("leaves no setting, table or lock behind on its connection, and finds those that a new one has")
    func settings() async throws {
        let balances = try await Balances(transactions: PoolLimits(maximum: 1, acquireTimeout: .seconds(300)))
        let question = """
            SELECT current_setting('search_path') || ' ' || current_setting('synchronous_commit') || ' '
                || current_setting('work_mem') || ' ' || coalesce(to_regclass('pg_temp.mine')::text, '-') AS found
            """
        let found = try await balances.store.transaction { tx in
            let found = try await tx.query(question)[0].get("found", as: String.self)
            try await tx.execute("SET search_path = \"\(balances.schema)\"")
            try await tx.execute("SET work_mem = '7MB'")
            try await tx.execute("SET LOCAL synchronous_commit = off")
            try await tx.execute("CREATE TEMP TABLE mine (id text)")
            try await tx.execute("UPDATE balance SET amount = 7")
            try await tx.query("SELECT pg_advisory_lock(7), pg_get_userbyid(1)")
            try tx.append(.one("1"))
            return found
        }.value
        let again = try await balances.store.transaction { tx in
            try await tx.query(question)[0].get("found", as: String.self)
        }
        #expect(again.value == found && found.hasPrefix("\"$user\", public on "))
        #expect(try await balances.amount == 7)
        #expect(try await OtherProgram.texts("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7") == [])
    }
}
#endif
