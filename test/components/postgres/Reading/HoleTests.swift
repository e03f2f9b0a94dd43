#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import Testing

@Suite("A hole in the log")
struct HoleTests {
    private let schema = TestServer.freshSchema()

    private func store(holeTimeout: Duration) async throws -> PostgreSQLEventStore {
        var configuration = TestServer.configuration(schema)
        configuration.holeTimeout = holeTimeout
        return try await PostgreSQLEventStore(TestServer.address, configuration: configuration)
    }

    /// Appends as a program does that gives out positions by itself.
    private func insert(at position: Int) async throws {
        try await OtherProgram.run(
            """
            INSERT INTO "\(schema)".events (position, category, stream, version, id, type, schemaversion, source, time,
                recordedat, datacontenttype, data)
            VALUES (\(position), 'thing', 's\(position)', 1, 'other-\(position)', 'thing.happened', 1, '/', now(),
                now(), 'application/json', '{}')
            """)
    }

    @Test("is waited at by a subscription, woken or not, until it is filled", .timeLimit(.minutes(10)))
    func waits() async throws {
        let store = try await store(holeTimeout: .seconds(3_000))
        _ = try await store.append(.one("1"))
        try await insert(at: 3)
        var reader = store.subscribe().makeAsyncIterator()
        #expect(try await reader.next()?.position == 1)
        let reading = Task { [reader] in
            var reader = reader
            return [try await reader.next()?.id, try await reader.next()?.id, try await reader.next()?.id]
        }
        // It passes over nothing, though the log goes on behind the hole, and those who follow are told.
        _ = try await store.append(.one("4"))
        let acquired = store.poolMetrics.counts.acquired
        while store.poolMetrics.counts.acquired < acquired + 3 { _ = try await store.head() }
        try await insert(at: 2)
        #expect(try await reading.value == ["other-2", "other-3", "4"])
    }

    @Test("that isn't filled within the limit is an error, which names the position")
    func throwsAfterLimit() async throws {
        let store = try await store(holeTimeout: .milliseconds(100))
        _ = try await store.append(.one("1"))
        try await insert(at: 3)
        var seen: [Int] = []
        let error = await #expect(throws: EventStoreError.self) {
            for try await event in store.subscribe() { seen.append(event.position) }
        }
        #expect(seen == [1])
        #expect(error?.code == .corrupted && error?.context["position"] == "2" && error?.isRetryable == false)
    }
}
#endif
