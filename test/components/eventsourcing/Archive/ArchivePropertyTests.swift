import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
@testable import OrchestrixTesting
import Testing

@Suite("An exported log")
struct ArchivePropertyTests {
    @Test("read back is the log that was exported, whatever its history", arguments: 1...60)
    func reversible(seed: UInt64) async throws {
        let store = InMemoryEventStore()
        var history = RandomHistory(seed: seed)
        try await history.play(on: store, steps: 40)
        let (events, commands) = try await read(LogExport(of: store))
        let (allEvents, allCommands) = (try await log(store), try await store.commands(CommandListQuery(limit: 10_000)))
        #expect(events.map(SeenEvent.init) == allEvents.map(SeenEvent.init))
        #expect(commands == allCommands)
    }

    @Test("of which the beginning is left out knows the streams of every command whose events it holds")
    func end() async throws {
        let store = InMemoryEventStore()
        var history = RandomHistory(seed: 7)
        try await history.play(on: store, steps: 60)
        let head = try await store.head()
        let (events, commands) = try await read(LogExport(of: store, from: head / 2))
        #expect(events.map(\.position) == Array(head / 2...head))
        let expected = try await store.commands(CommandListQuery(limit: 10_000)).filter { $0.head >= head / 2 - 1 }
        #expect(commands.map(\.record) == expected.map(\.record))
        for (found, stored) in zip(commands, expected) {
            let isHeld = stored.result.positions.map { $0.lowerBound >= head / 2 } ?? true
            #expect(found.result.streams == (isHeld ? stored.result.streams : []))
        }
    }

    @Test("is written line by line, and read from a file with line breaks of any kind, or none at its end")
    func file() async throws {
        let store = InMemoryEventStore()
        var history = RandomHistory(seed: 3)
        try await history.play(on: store, steps: 30)
        var lines: [[UInt8]] = []
        for try await line in LogExport(of: store) { lines.append(line) }
        for ending in ["\n", "\r\n", "\n\n"] {
            let file = try TemporaryFile(Array(lines.joined(separator: ending.utf8)))
            let (events, commands) = try await read(LogFile(file.path))
            #expect(events.count == (try await store.head()))
            #expect(commands.count == (try await store.commands(CommandListQuery(limit: 10_000)).count))
        }
    }

    private func read<Lines: AsyncSequence>(
        _ lines: Lines
    ) async throws -> (events: [StoredEvent], commands: [StoredCommand]) where Lines.Element == [UInt8] {
        var reader = LogReader()
        var (events, commands): ([StoredEvent], [StoredCommand]) = ([], [])
        for try await line in lines {
            switch try reader.read(line) {
            case .event(let event): events.append(event)
            case .command(let command): commands.append(command)
            case nil: break
            }
        }
        return (events, commands)
    }

    private func log(_ store: some EventStore) async throws -> [StoredEvent] {
        try await store.read(LogQuery(limit: 10_000)).events
    }
}
