#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

@testable import OrchestrixPostgres

extension Server {
    func tryTransactions() async throws {
        let store = try await Server(address: address).store()
        let receipt = try await store.transaction { tx in
            try await tx.execute("SELECT set_config('bank.name', $1, true)", ["Alice"])
            try tx.append(Self.request("in a transaction"))
            return try await tx.query("SELECT $1::bigint AS number", [7])[0].get("number", as: Int.self)
        }
        try expect(receipt.value == 7 && receipt.appends[0].positions == 1...1, "a transaction is committed")
        try await expectFailure("a statement that can't be") {
            try await store.transaction { tx in try await tx.execute("SELECT 1 / 0") }
        }
        try await expectFailure("a transaction whose connection is lost") {
            try await store.transaction { tx in
                try await tx.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        try await store.close()
    }

    func tryCancelledTransactions() async throws {
        let server = Server(address: address)
        let store = try await server.store()
        let sleeping = Task { try await store.transaction { tx in try await tx.query("SELECT pg_sleep(3600)") } }
        let asleep = "SELECT pid FROM pg_stat_activity WHERE application_name = $1 AND wait_event = 'PgSleep'"
        try await server.perform { session in
            while try session.run(PostgresCall(asleep) { $0.bind(server.schema) }).count == 0 {}
        }
        sleeping.cancel()
        try await expectFailure("a transaction that is cancelled") { _ = try await sleeping.value }
        try await store.close()
    }

    func tryImports() async throws {
        let old = try await Server(address: address).store()
        let new = try await Server(address: address).store()
        for number in 1...40 { _ = try await old.append(Self.request("event-\(number)")) }
        try expect(try await new.importLog(from: LogExport(of: old)).events == 40, "a log is imported")
        _ = try await new.importLog(from: LogExport(of: old))
        try await expectFailure("a line that is no event") {
            try await new.importLog(from: AsyncStream(unfolding: { Array("{}".utf8) }))
        }
        try await old.close()
        try await new.close()
    }

    private static func request(_ id: String) -> AppendRequest {
        AppendRequest(
            to: StreamID(category: "thing", id: "shared"), expected: .any,
            events: [
                NewEvent(id: id, type: "thing.happened", time: .earliest, payload: .encoded(Array("{}".utf8)))
            ])
    }
}
#endif
