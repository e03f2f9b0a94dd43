#if Postgres
@testable import OrchestrixPostgres

extension Server {
    func tryRefusedConnections() async throws {
        let addresses = [
            "postgresql://nobody@127.0.0.1:1/bank", "postgresql://nobody@127.0.0.1:x/bank", "nonsense", "colour=blue",
            address.replacing("/postgres", with: "/no_such_database"), "postgresql://u@/bank?host=/nowhere",
            "postgresql://nobody@nowhere.invalid/bank",
        ]
        for address in addresses {
            let settings = PostgresConfiguration(connectTimeout: .milliseconds(500)).settings(address: address)
            try await expectFailure("a connection to an address that isn't one") {
                _ = try await PostgresConnection.open(settings)
            }
        }
        try await expectFailure("a connection without time to be made") {
            _ = try await PostgresConnection.open(settings(connect: .nanoseconds(1)))
        }
        for _ in 0..<3 { try await perform { session in try expect(session.isReusable, "a new session is reusable") } }
    }

    func tryHosts() async throws {
        let several = named(schema).replacing("127.0.0.1:", with: "127.0.0.1:1,127.0.0.1:")
        for (wanted, isThere) in [("any", true), ("prefer-standby", true), ("standby", false)] {
            let settings = PostgresConfiguration(connectTimeout: .seconds(300))
                .settings(address: several + "&target_session_attrs=\(wanted)")
            let connection = try? await PostgresConnection.open(settings)
            try expect((connection != nil) == isThere, "the host that is asked for is found, if there is one")
            await connection?.close()
        }
    }

    func tryLostConnections() async throws {
        for lost in ["SELECT pg_terminate_backend(pg_backend_pid())", "SELECT pg_sleep(0)"] {
            try await expectFailure("a session whose backend is ended") {
                try await perform { session in
                    _ = try session.run([PostgresCall("SELECT 1"), PostgresCall(lost), PostgresCall("SELECT 2")])
                    try session.execute("SELECT pg_terminate_backend(pg_backend_pid())")
                }
            }
        }
        let impatient = try await PostgresConnection.open(settings(response: .seconds(5)))
        try await expectFailure("a statement that takes longer than it may") {
            try await impatient.perform { session in _ = try session.run(PostgresCall("SELECT pg_sleep(3600)")) }
        }
        await impatient.close()
        // What the server is about for that long it doesn't notice the end of.
        try await endBackends()
        let connection = try await PostgresConnection.open(settings)
        try await connection.perform { session in _ = try session.run([.begin, PostgresCall("SELECT 1")]) }
        try await endBackends()
        try await expectFailure("a session whose backend was ended from elsewhere") {
            try await connection.perform { session in _ = try session.run(PostgresCall("SELECT 1")) }
        }
        await connection.close()
    }
}
#endif
