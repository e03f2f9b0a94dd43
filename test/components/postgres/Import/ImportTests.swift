#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
@testable import OrchestrixPostgres
import Testing

@Suite("Importing a log")
struct ImportTests {
    private func log(_ store: some EventStore) async throws -> [[UInt8]] {
        try await LogExport(of: store).reduce(into: []) { $0.append($1) }
    }

    @Test(
        "gives the log that was exported, line by line, whatever the size of a transaction", arguments: [3, 20, 16_384])
    func moved(entries: Int) async throws {
        let bank = try await SmallBank()
        let store = try await TestServer.store()
        let lines = try await bank.lines()
        var reports: [ImportProgress] = []
        let progress = try await store.importLog(
            from: LogExport(of: bank.store), positions: .kept, limits: ImportLimits(entries: entries)
        ) { reports.append($0) }
        #expect(try await log(store) == lines)
        #expect(try await store.commands(CommandListQuery()) == bank.store.commands(CommandListQuery()))
        #expect(progress.events == 121 && progress.commands == 60 && progress.skippedEvents == 0)
        #expect(progress.head == 121 && progress.bytes == lines.reduce(0) { $0 + $1.count })
        #expect(reports.last == progress && reports.count == (entries == 16_384 ? 1 : reports.count))
        #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.events < $1.events })
    }

    @Test("keeps the memory of commands: a repeated one gets its first outcome, and erasing empties refusals too")
    func commands() async throws {
        let bank = try await SmallBank()
        let store = try await TestServer.store()
        try await store.importLog(from: LogExport(of: bank.store))
        for id in ["done 7", "refused 7"] {
            let first = try #require(try await bank.store.command(id))
            let again = try await store.append(AppendRequest([], command: SmallBank.command(id)))
            #expect(again == first.result.asRepeat() && again.command?.outcome == first.record.outcome)
        }
        let stream = SmallBank.account(10)
        #expect(try await store.erase(stream) == bank.store.erase(stream))
        #expect(try await store.commands(CommandListQuery()) == bank.store.commands(CommandListQuery()))
        #expect(try await log(store) == bank.lines())
        let more = try await store.append(.one("more", in: SmallBank.account(3)))
        #expect(more.positions == 122...122)
        await #expect(throws: EventStoreError.self) { try await store.append(.one("late", in: SmallBank.account(1))) }
    }

    @Test("that was ended anywhere goes on when it is run again: nothing is doubled, nothing is missing")
    func resumed() async throws {
        let bank = try await SmallBank()
        let lines = try await bank.lines()
        let store = try await TestServer.store()
        for count in stride(from: 10, through: lines.count, by: 45) {
            _ = try await store.importLog(
                from: Lines(lines.prefix(count)), positions: .kept, limits: ImportLimits(entries: 7))
        }
        let progress = try await store.importLog(from: Lines(lines))
        #expect(progress.skippedEvents > 90 && progress.events == 121)
        #expect(try await log(store) == lines)
        #expect(try await store.importLog(from: Lines(lines)).skippedEvents == 121)
        #expect(try await log(store) == lines)
    }

    @Test("goes on with the end of the log alone, whose first commands belong to events that are stored")
    func continued() async throws {
        let bank = try await SmallBank()
        let lines = try await bank.lines()
        let store = try await TestServer.store()
        try await store.importLog(from: Lines(lines.prefix(60)))
        let head = try await store.head()
        try await store.importLog(from: LogExport(of: bank.store, from: head + 1))
        #expect(try await log(store) == lines)
    }

    @Test("wakes who follows the log")
    func wakes() async throws {
        let bank = try await SmallBank()
        let store = try await TestServer.store()
        let follower = Task {
            for try await event in store.subscribe() where event.position == 121 { return event.id }
            return ""
        }
        try await store.importLog(from: LogExport(of: bank.store))
        #expect(try await follower.value == "end")
    }

    @Test("whose connection is lost again and again ends with the whole log")
    func lostConnections() async throws {
        let schema = TestServer.freshSchema()
        let bank = try await SmallBank(rounds: 150)
        let store = try await TestServer.store(schema)
        let isDone = Task {
            try await store.importLog(
                from: LogExport(of: bank.store), positions: .kept, limits: ImportLimits(entries: 5))
        }
        for _ in 1...10 {
            _ = try await OtherProgram.texts(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema)'")
            _ = try await store.head()
        }
        _ = try await isDone.value
        #expect(try await log(store) == bank.lines())
        #expect(
            try await store.commands(CommandListQuery(limit: 1_000))
                == bank.store.commands(CommandListQuery(limit: 1_000)))
    }
}
#endif
