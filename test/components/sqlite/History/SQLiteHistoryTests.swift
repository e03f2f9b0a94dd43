import Foundation
import OrchestrixEventSourcing
import OrchestrixSQLite
import OrchestrixTesting
import Testing

@Suite("The history of a SQLite file")
struct SQLiteHistoryTests {
    private let folder = TemporaryFolder()

    @Test("is one that a right store can have, over several stores in a process and a restart")
    func stores() async throws {
        let path = folder.file()
        let report = try await HistoryChecker(load: HistoryLoad(appends: 30)).run {
            [try await SQLiteEventStore(path: path), try await SQLiteEventStore(path: path)]
        } reopen: { stores in
            for store in stores { try await store.close() }
            return [try await SQLiteEventStore(path: path), try await SQLiteEventStore(path: path)]
        }
        #expect(report.acknowledged > 200)
    }
}

@Suite("The history of a SQLite file that four processes write")
struct SQLiteHistoryRunTests {
    private let folder = TemporaryFolder()

    @Test("is one that a right store can have, although they are killed while they append")
    func processes() async throws {
        let run = HistoryRun()
        print("history of SQLite: seed \(run.seed), for \(run.duration)")
        let path = folder.file()
        let store = try await SQLiteEventStore(path: path)
        let journal = HistoryJournal()
        let tails = (0..<3).map { number in
            let reader = HistoryReader(number, seed: run.seed) { journal.add($0) }
            return (
                reader,
                Task { [reader] in
                    var reader = reader
                    await reader.tail(store)
                }
            )
        }
        let lanes = try await Self.lanes(run, path)
        let head = try await store.head()
        for (reader, task) in tails {
            try await reader.reach(head, within: .seconds(60))
            task.cancel()
            await task.value
        }
        var history = journal.history
        for lane in lanes { history.add(lane.history) }
        let report = try await HistoryChecker(seed: run.seed).judge(history, in: store)
        let (kills, unsettled) = lanes.reduce((0, 0)) { ($0.0 + $1.kills, $0.1 + $1.unsettled) }
        print("history of SQLite: \(report); \(kills) kills, which found \(unsettled) appends in flight")
        #expect(kills >= 4 && unsettled > 0 && report.acknowledged > 0)
        try await store.close()
    }

    private static func lanes(_ run: HistoryRun, _ path: String) async throws -> [HistoryLane] {
        let end = ContinuousClock.now + run.duration
        return try await withThrowingTaskGroup(of: HistoryLane.self) { group in
            for number in 0..<4 {
                group.addTask {
                    try await onThread {
                        var lane = HistoryLane(path: path, seed: run.seed, lane: number)
                        try lane.live(until: end)
                        return lane
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
