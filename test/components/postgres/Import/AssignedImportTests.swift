#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
@testable import OrchestrixPostgres
import Testing

@Suite("Importing a log behind another")
struct AssignedImportTests {
    /// A store that holds two events, one of them in a stream of the bank's.
    private func store() async throws -> PostgreSQLEventStore {
        let store = try await TestServer.store()
        _ = try await store.append(.one("x"))
        _ = try await store.append(.one("y", in: SmallBank.account(3)))
        return store
    }

    private func check(_ store: PostgreSQLEventStore, _ bank: SmallBank) async throws {
        let (old, new) = (
            try await events(bank.store), try await events(store).filter { !["x", "y", "z"].contains($0.id) }
        )
        #expect(new.map(\.id) == old.map(\.id) && new.map(\.stream) == old.map(\.stream))
        #expect(zip(old, new).allSatisfy { $1.isSame(as: $0) && $0.isErased == $1.isErased })
        let all = try await events(store)
        #expect(all.map(\.position) == Array(1...all.count))
        for (_, events) in Dictionary(grouping: all, by: \.stream) {
            #expect(events.map(\.version) == Array(1...events.count))
        }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.recordedAt <= $1.recordedAt })
        try await checkCommands(store, bank, Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) }), old)
    }

    private func checkCommands(
        _ store: PostgreSQLEventStore, _ bank: SmallBank, _ stored: [String: StoredEvent], _ old: [StoredEvent]
    ) async throws {
        let commands = try await bank.store.commands(CommandListQuery())
        #expect(try await store.commands(CommandListQuery()).map(\.record) == commands.map(\.record))
        for command in commands {
            let found = try #require(try await store.command(command.record.key.id))
            let ids = command.result.positions.map { positions in positions.map { old[$0 - 1].id } }
            #expect(found.result.positions.map { Array($0) } == ids.map { $0.compactMap { stored[$0]?.position } })
            #expect(found.checked == command.checked)
            #expect(found.result.streams.map(\.stream) == command.result.streams.map(\.stream))
            for written in found.result.streams {
                let event = stored.values.first { $0.position == written.position }
                #expect(event?.stream == written.stream && event?.version == written.version)
            }
        }
    }

    private func events(_ store: some EventStore) async throws -> [StoredEvent] {
        try await store.read(LogQuery(limit: 10_000)).events
    }

    @Test(
        "gives its events new places, in their order, and its commands those of their events", arguments: [4, 16_384])
    func assigned(entries: Int) async throws {
        let (bank, store) = (try await SmallBank(), try await store())
        let progress = try await store.importLog(
            from: LogExport(of: bank.store), positions: .assigned, limits: ImportLimits(entries: entries))
        #expect(progress.head == 123)
        try await check(store, bank)
    }

    @Test("on an empty store leaves everything where it was")
    func empty() async throws {
        let (bank, store) = (try await SmallBank(), try await TestServer.store())
        try await store.importLog(from: LogExport(of: bank.store), positions: .assigned)
        #expect(try await LogExport(of: store).reduce(into: []) { $0.append($1) } == bank.lines())
        #expect(try await store.commands(CommandListQuery()) == bank.store.commands(CommandListQuery()))
    }

    @Test("that was ended goes on when it is run again, also where others have appended meanwhile")
    func resumed() async throws {
        let (bank, store) = (try await SmallBank(), try await store())
        let lines = try await bank.lines()
        for count in [30, 100] {
            _ = try await store.importLog(
                from: Lines(lines.prefix(count)), positions: .assigned, limits: ImportLimits(entries: 9))
            _ = try? await store.append(.one("z", in: SmallBank.account(9)))
        }
        let progress = try await store.importLog(from: Lines(lines), positions: .assigned)
        #expect(progress.skippedEvents > 50 && progress.events == 121)
        try await check(store, bank)
        #expect(try await store.importLog(from: Lines(lines), positions: .assigned).skippedEvents == 121)
        try await check(store, bank)
    }

    @Test("refuses an id that another event or command has, naming it and its line")
    func taken() async throws {
        let (bank, store) = (try await SmallBank(), try await TestServer.store())
        _ = try await store.append(.one("1-c", in: SmallBank.account(4)))
        let error = await #expect(throws: EventStoreError.self) {
            try await store.importLog(from: LogExport(of: bank.store), positions: .assigned)
        }
        #expect(error?.code == .eventIDConflict && error?.context["event"] == "1-c" && error?.context["line"] == "3")
        let other = try await TestServer.store()
        let record = CommandRecord(key: CommandKey(id: "refused 1", fingerprint: "another"), outcome: nil)
        _ = try await other.append(AppendRequest([], command: record))
        let conflict = await #expect(throws: EventStoreError.self) {
            try await other.importLog(from: LogExport(of: bank.store), positions: .assigned)
        }
        #expect(conflict?.code == .commandConflict && conflict?.context["command"] == "refused 1")
        #expect(try await other.head() == 0)
    }
}
#endif
