import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@testable import sqlite_worker

/// Holds what a store contains against what the workers were told.
struct TortureCheck {
    let store: SQLiteEventStore

    func run(_ results: [LaneResult]) async throws {
        let events = try await allEvents()
        checkOrder(events)
        let appends = Dictionary(grouping: events, by: Self.key)
        for (key, events) in appends { checkWhole(key, events) }
        for result in results {
            for (number, positions) in result.acknowledged {
                let stored = appends["\(result.seed)-\(number)"]?.map(\.position)
                #expect(stored == Array(positions), "append \(number) of worker \(result.seed) was acknowledged")
            }
            for number in result.lost { #expect(appends["\(result.seed)-\(number)"] == nil) }
        }
        try await checkCommands(appends)
    }

    private func allEvents() async throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        for try await event in store.log(filter: EventFilter(categories: ["even", "odd"])) { events.append(event) }
        return events
    }

    /// No hole, no double, and each stream's versions count from 1 in the order of the log.
    private func checkOrder(_ events: [StoredEvent]) {
        #expect(events.map(\.position) == Array(1...events.count))
        #expect(Set(events.map(\.id)).count == events.count)
        for (stream, events) in Dictionary(grouping: events, by: \.stream) {
            #expect(events.map(\.version) == Array(1...events.count), "\(stream)")
        }
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.recordedAt <= $1.recordedAt })
    }

    /// All the events of an append, one behind the other, with the content that they were sent with.
    private func checkWhole(_ key: String, _ events: [StoredEvent]) {
        let parts = key.split(separator: "-")
        let load = Workload(seed: UInt64(parts[0])!, number: Int(parts[1])!)
        let sent = load.request(versions: load.targets.map { _ in 0 }).writes
        let expected = sent.flatMap { write in write.events.map { (write.stream, $0) } }
        #expect(events.count == expected.count, "append \(key) is stored wholly")
        #expect(events.map(\.position) == Array(events[0].position..<events[0].position + events.count))
        for (stored, (stream, event)) in zip(events, expected) {
            let isInPlace = stored.stream == stream && stored.id == event.id && stored.type == event.type
            let isSame = isInPlace && stored.payload.hasSameContent(as: event.payload)
            #expect(isSame, "event \(stored.id) came out as it went in")
        }
    }

    /// A command is stored exactly where its events are.
    private func checkCommands(_ appends: [String: [StoredEvent]]) async throws {
        let commands = try await store.commands(CommandListQuery(limit: 1_000_000))
        #expect(Set(commands.map(\.record.key.id)).count == commands.count)
        for command in commands {
            let positions = appends[command.record.key.id]?.map(\.position)
            #expect(positions == command.result.positions.map(Array.init))
        }
        let expected = appends.keys.filter { Int($0.split(separator: "-")[1])! % 4 == 0 }
        #expect(Set(expected) == Set(commands.map(\.record.key.id)))
    }

    private static func key(_ event: StoredEvent) -> String {
        event.id.split(separator: "-").prefix(2).joined(separator: "-")
    }
}
