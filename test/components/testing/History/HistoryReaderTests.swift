import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A reader of a history")
struct HistoryReaderTests {
    private let store = InMemoryEventStore()
    private let journal = HistoryJournal()
    private let seed: UInt64 = 7

    /// Writes while a reader reads, and ends it where nothing is left for it.
    private func live(_ reader: HistoryReader, writing numbers: Range<Int>, isFollowing: Bool) async throws {
        let reading = Task { [reader, store] in
            var reader = reader
            if isFollowing { await reader.follow(store) } else { await reader.tail(store) }
        }
        await HistoryWriter(0, seed: seed) { [journal] in journal.add($0) }.write(numbers, to: store)
        try await reader.reach(try await reader.lastPosition(in: store), within: .seconds(600))
        reading.cancel()
        await reading.value
    }

    private func reader(_ number: Int, from position: Int = 0) -> HistoryReader {
        HistoryReader(number, seed: seed, from: position) { [journal] in journal.add($0) }
    }

    @Test(
        "is given everything once, by pages or by a subscription, and by another one that goes on behind it",
        arguments: [0, 1, 2], [true, false])
    func goesOn(number: Int, isFollowing: Bool) async throws {
        try await live(reader(number), writing: 0..<60, isFollowing: isFollowing)
        let position = journal.history.position(ofReader: number)
        #expect(position >= (try await reader(number).lastPosition(in: store)))
        try await live(reader(number, from: position), writing: 60..<120, isFollowing: isFollowing)
        let report = try await HistoryChecker(seed: seed).judge(journal.history, in: store)
        #expect(report.eventsRead > 0 && report.eventsRead <= report.events)
        #expect(number > 0 || report.eventsRead == report.events)
    }

    @Test("that begins too late has missed what comes before", arguments: [true, false])
    func beginsTooLate(isFollowing: Bool) async throws {
        await HistoryWriter(0, seed: seed) { [journal] in journal.add($0) }.write(0..<60, to: store)
        try await live(reader(0, from: 3), writing: 60..<120, isFollowing: isFollowing)
        let breach = await #expect(throws: HistoryBreach.self) {
            try await HistoryChecker(seed: seed).judge(journal.history, in: store)
        }
        #expect(breach?.counts == [.skipped: 3])
    }

    @Test("has come nowhere before it has read")
    func nowhere() async throws {
        #expect(History().position(ofReader: 0) == 0)
        #expect(try await reader(0).lastPosition(in: store) == 0)
    }
}
