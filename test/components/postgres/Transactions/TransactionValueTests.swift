#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import Testing

@Suite("Values in SQL of the program's own")
struct TransactionValueTests {
    @Test("come out as they went in, each with its type")
    func values() async throws {
        let store = try await TestServer.store()
        let moment = Timestamp(microsecondsSinceEpoch: 1_795_000_000_123_456)
        try await store.transaction { tx in
            let row = try await tx.query(
                """
                SELECT $1 AS whole, $2 AS half, $3 AS yes, $4 AS bytes, $5 AS moment, $6::text AS text, $7::text AS nothing,
                    $8 AS texts, 'b' = ANY ($8) AS found, 3 = ANY ($9) AS missing, $1::int4 AS small
                """,
                [
                    -7, 0.1, true, .bytes([0, 255]), .timestamp(moment), "zo\u{eb} '$1\\", nil, .texts(["a", "b"]),
                    .integers([1, 2]),
                ])[0]
            #expect(try row.get("whole", as: Int.self) == -7)
            #expect(try row.get("small", as: Int.self) == -7)
            #expect(try row.get("half", as: Double.self) == 0.1)
            #expect(try row.get("yes", as: Bool.self))
            #expect(try row.get("bytes", as: [UInt8].self) == [0, 255])
            #expect(try row.get("moment", as: Timestamp.self) == moment)
            #expect(try row.get("text", as: String.self) == "zo\u{eb} '$1\\")
            #expect(try row.get("nothing", as: String?.self) == nil)
            #expect(try [row.get("found", as: Bool.self), row.get("missing", as: Bool.self)] == [true, false])
        }
    }

    @Test("given as text take the type that their place asks for")
    func literals() async throws {
        let store = try await TestServer.store()
        try await store.transaction { tx in
            try await tx.execute("CREATE TEMP TABLE mine (id uuid, amount numeric(20, 4), doc jsonb, day date)")
            let id = "0192a1b2-0000-7000-8000-00000000abcd"
            let values: [PostgresValue] = [.text(id), "12345678.5", #"{"a": 1}"#, "2026-11-26"]
            #expect(try await tx.execute("INSERT INTO mine VALUES ($1, $2, $3, $4)", values) == 1)
            let row = try await tx.query("SELECT *, day::text AS shown FROM mine WHERE id = $1", [.text(id)])[0]
            #expect(try row.get("id", as: String.self) == id)
            #expect(try row.get("amount", as: String.self) == "12345678.5000")
            #expect(try row.get("doc", as: String.self) == #"{"a": 1}"#)
            #expect(try row.get("shown", as: String.self) == "2026-11-26")
        }
    }

    @Test(
        "of type numeric are read as PostgreSQL writes them",
        arguments: [
            "0", "0.00", "-0.05", "1", "10000", "100000000.0001", "-12345.6789", "0.00001", "99999999999999999999.5",
            "NaN", "Infinity", "-Infinity", "1e20", "1.50",
        ])
    func numerics(text: String) async throws {
        let store = try await TestServer.store()
        try await store.transaction { tx in
            let row = try await tx.query("SELECT $1::numeric AS read, $1::numeric::text AS shown", [.text(text)])[0]
            #expect(try row.get("read", as: String.self) == row.get("shown", as: String.self))
        }
    }

    @Test("that can't be read are errors that name column and type")
    func unreadable() async throws {
        let store = try await TestServer.store()
        try await store.transaction { tx in
            let row = try await tx.query("SELECT 1 AS one, NULL::text AS nothing, now()::date AS day, 1 AS a, 2 AS a")[
                0]
            let cases: [(String, () throws -> Void)] = [
                ("there is no column none", { _ = try row.get("none", as: Int.self) }),
                (
                    "column one is of type integer and isn't read as a String",
                    { _ = try row.get("one", as: String.self) }
                ),
                ("column nothing is NULL", { _ = try row.get("nothing", as: String.self) }),
                (
                    "column day is of type type number 1082 and isn't read as a Timestamp",
                    { _ = try row.get("day", as: Timestamp.self) }
                ),
                ("several columns are named a", { _ = try row.get("a", as: Int?.self) }),
            ]
            for (message, read) in cases {
                let error = #expect(throws: PostgresError.self) { try read() }
                #expect(error?.message == message && error?.code == .postgresUnreadable)
            }
        }
    }

    @Test("with a zero byte are refused by name, and the transaction goes on")
    func zeroByte() async throws {
        let store = try await TestServer.store()
        try await store.transaction { tx in
            let error = await #expect(throws: EventStoreError.self) { try await tx.query("SELECT $1", ["a\0b"]) }
            #expect(error?.context == ["parameter": "$1"])
            let rows = try await tx.query("SELECT 1")
            #expect(rows.count == 1)
        }
    }

    @Test("never show in what the server reports")
    func secret() async throws {
        let store = try await TestServer.store()
        let error = await #expect(throws: PostgresError.self) {
            try await store.transaction { tx in try await tx.query("SELECT $1::numeric", ["s3cret"]) }
        }
        #expect(error?.sqlState == "22P02")
        #expect(!String(describing: error).contains("s3cret"))
    }
}
#endif
