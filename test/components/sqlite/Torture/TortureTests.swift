import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@testable import sqlite_worker

@Suite("Four processes on one file, killed while they append")
struct TortureTests {
    /// Each of four workers is killed until it was hit this often while it appended.
    private static let hitsPerLane = 50

    @Test("nothing acknowledged is lost, nothing is doubled, nothing is half, and the log has no hole")
    func torture() async throws {
        let folder = TemporaryFolder()
        let path = folder.file()
        let seed = UInt64.random(in: 1...1_000_000)
        let seeds = (0..<4).map { seed * 10 + $0 }
        let store = try await SQLiteEventStore(path: path)
        let tail = Task { try await Self.follow(store) }
        let results = try await withThrowingTaskGroup(of: LaneResult.self) { group in
            for seed in seeds { group.addTask { try await onThread { try Self.run(seed: seed, path: path) } } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let hits = results.reduce(0) { $0 + $1.hits }
        print(
            "torture: seed \(seed), \(hits) kills hit \(results.reduce(0) { $0 + $1.inFlight }) appends in flight,",
            "\(results.reduce(0) { $0 + $1.acknowledged.count }) were acknowledged")
        #expect(hits >= 200)

        let head = try await store.head()
        let seen = try await Self.settled(tail, at: head, store)
        #expect(seen == Array(1...head), "the subscription saw every position once, in order")
        try await TortureCheck(store: store).run(results)
        try await store.close()
    }

    private static func run(seed: UInt64, path: String) throws -> LaneResult {
        let lane = TortureLane(path: path, seed: seed)
        while lane.hits < hitsPerLane { try lane.live() }
        return LaneResult(
            seed: seed, acknowledged: lane.acknowledged, lost: lane.lost, hits: lane.hits, inFlight: lane.inFlight)
    }

    /// Follows the log until the end marker, while the others write.
    private static func follow(_ store: SQLiteEventStore) async throws -> [Int] {
        var positions: [Int] = []
        for try await event in store.subscribe() {
            if event.type == "torture.ended" { break }
            positions.append(event.position)
        }
        return positions
    }

    /// Appends the end marker, and gives back what the subscription saw before it.
    private static func settled(
        _ tail: Task<[Int], any Error>, at head: Int, _ store: SQLiteEventStore
    ) async throws -> [Int] {
        let end = NewEvent(
            id: "end", type: "torture.ended", time: .earliest, payload: .encoded(Array("{}".utf8)))
        let request = AppendRequest(to: StreamID(category: "end", id: "end"), expected: .noStream, events: [end])
        #expect(try await store.append(request).positions == head + 1...head + 1)
        return try await tail.value
    }
}
