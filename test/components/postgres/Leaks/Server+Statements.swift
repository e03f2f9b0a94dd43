#if Postgres
@testable import OrchestrixPostgres

extension Server {
    func tryStatements() async throws {
        try await perform { session in
            for number in 1...3 {
                let call = PostgresCall("SELECT $1::bigint * 2, $2::text, NULL::bytea") { list in
                    list.bind(number)
                    list.bind("text \(number)")
                }
                let rows = try session.run(call)
                try expect(rows.int(0, 0) == number * 2 && rows.isNull(0, 2), "a row holds what was asked for")
            }
            let pages = try session.read([
                PostgresCall("SELECT n FROM generate_series(1, 5000) AS n"), PostgresCall("SELECT 'a'::text"),
            ])
            try expect(pages.first?.count == 5000, "a page has its rows")
            try session.execute("SELECT 1; SELECT 2; DO $$ BEGIN RAISE WARNING 'a notice'; END $$")
            try session.transact { session in _ = try session.run(PostgresCall("SELECT repeat('x', 1000000)")) }
        }
        for failing in ["SELECT 1 / 0", "SELECT no_such_column", "SELEKT", "SELECT 'x'::bigint"] {
            try await perform { session in
                try expect((try? session.run(PostgresCall(failing))) == nil, "a wrong statement fails")
                try expect((try? session.execute("SELECT 1; \(failing); SELECT 2")) == nil, "a wrong script fails")
                let calls = [PostgresCall("SELECT 1"), PostgresCall(failing), PostgresCall("SELECT 3")]
                try expect((try? session.run(calls)) == nil, "a pipeline with a wrong statement fails")
                try expect((try? session.read(calls)) == nil, "a snapshot with a wrong statement fails")
                let change: Void? = try? session.transact { session in _ = try session.run(PostgresCall(failing)) }
                try expect(change == nil && session.isReusable, "a failed transaction leaves the session usable")
            }
        }
    }

    func tryPoolers() async throws {
        try await perform { session in
            session.isPooled = true
            let call = PostgresCall("SELECT $1::bigint * 2, $2::text") { list in
                list.bind(7)
                list.bind(nil as String?)
            }
            for _ in 1...3 { try expect(try session.run(call).int(0, 0) == 14, "a statement that isn't prepared runs") }
            try session.transact { session in
                _ = try session.run(PostgresCall("SELECT repeat('x', 1000000)"))
                try session.restorePooled()
            }
            let failing = [PostgresCall("SELECT 1"), PostgresCall("SELECT 1 / 0"), PostgresCall("SELECT 3")]
            try expect((try? session.run(failing)) == nil && session.isReusable, "what fails leaves the session usable")
            try expect((try? session.read(failing)) == nil && session.isReusable, "so does a snapshot")
        }
    }
}
#endif
