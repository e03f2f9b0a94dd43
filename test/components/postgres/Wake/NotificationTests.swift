#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("Notifications")
struct NotificationTests {
    private let schema = TestServer.freshSchema()

    @Test("that come along with an answer are there when it is")
    func alongWithAnswer() async throws {
        let channel = try PostgresTables(schema: schema, prefix: "").channel
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        try await connection.perform { session in
            try session.execute("LISTEN \(channel)")
            #expect(session.notifiedHead() == nil)
        }
        try await OtherProgram.run("NOTIFY \(channel), '7'; NOTIFY \(channel), '5'; NOTIFY \(channel), 'x'")
        try await connection.perform { session in
            // They are sent before the answer to whatever is asked next.
            _ = try session.run(PostgresCall("SELECT 1"))
            #expect(session.notifiedHead() == 7)
            #expect(session.notifiedHead() == nil)
        }
    }

    @Test("of a head that isn't there mislead nobody: a reader waits for the next event, and gets it")
    func liar() async throws {
        let store = try await TestServer.store(schema)
        let reading = Task {
            var reader = store.subscribe().makeAsyncIterator()
            return [try await reader.next()?.id, try await reader.next()?.id]
        }
        _ = try await store.append(.one("1"))
        try await OtherProgram.run("NOTIFY \(store.tables.channel), '1000000'")
        for _ in 0..<20 { _ = try await store.head() }
        _ = try await store.append(.one("2"))
        #expect(try await reading.value == ["1", "2"])
    }
}
#endif
