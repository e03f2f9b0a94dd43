import Foundation
import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import OrchestrixSQLite
import Testing

@Suite("Snapshots in a file")
struct SnapshotTests {
    struct Meter: Snapshotting, Equatable {
        static let category = "meter"
        enum Event: DomainEvent {
            case read(value: Decimal)
            enum CodingKeys: String, EventKey { case read = "meter.read" }
        }
        private(set) var total: Decimal = 0
        mutating func apply(_ event: Event) {
            switch event {
            case .read(let value): total += value
            }
        }
    }

    private let folder = TemporaryFolder()
    private let stream = Meter.stream("M")

    private func snapshot(at version: Int) -> Snapshot {
        Snapshot(
            of: stream, version: version, position: version, eventID: "e-\(version)", stateVersion: 1,
            fingerprint: "f", payload: Array("s3cret".utf8), takenAt: .earliest)
    }

    @Test("of stores that save to one file at once, none puts an older snapshot in a newer one's place")
    func manyStores() async throws {
        let path = folder.file()
        var stores: [SQLiteEventStore] = []
        for _ in 1...4 { stores.append(try await SQLiteEventStore(path: path)) }
        // Up and down, so that the newest come in the middle.
        let versions = (0..<4).map { index in (0..<25).map { round in (round * 52 + index * 13) % 100 + 1 } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (store, versions) in zip(stores, versions) {
                group.addTask { for version in versions { try await store.save(snapshot(at: version)) } }
            }
            try await group.waitForAll()
        }
        let newest = try #require(versions.joined().max())
        for store in stores { #expect(try await store.snapshot(of: stream) == snapshot(at: newest)) }
    }

    @Test("one that no store writes is an error that names stream and column, never what it holds")
    func corrupted() async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        try await store.save(snapshot(at: 3))
        try await DatabaseQueue(path: folder.file()).write { db in
            try db.execute(sql: "UPDATE orchestrix_snapshots SET event = CAST(x'ff' AS TEXT)")
        }
        let error = await #expect(throws: EventStoreError.self) { try await store.snapshot(of: stream) }
        #expect(error?.code == .corrupted)
        #expect(error?.context == ["stream": "meter-M", "column": "event"])
        #expect(error.map { "\($0)".contains("s3cret") } == false)
    }

    @Test("are taken and used by a repository, over a restart, with the exact state")
    func repository() async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(path: path)
        let meters = AggregateRepository<Meter>(store: store, snapshots: .every(5))
        let value = try #require(Decimal(string: "1234567890123456789.01"))
        for _ in 1...6 {
            try await meters.execute("M") { _ in [.read(value: value)] }
            await meters.settleSnapshots()
        }
        try await store.close()
        let reopened = try await SQLiteEventStore(path: path)
        #expect(try await reopened.snapshot(of: stream)?.version == 5)
        let again = try await AggregateRepository<Meter>(store: reopened, snapshots: .every(5)).load("M")
        #expect(again.state == (try await AggregateRepository<Meter>(store: reopened).load("M").state))
        #expect(again.state.total == value * 6 && again.version == 6)
    }

    @Test("a file of the first schema version gets the table when it is opened, and keeps its events")
    func migrates() async throws {
        let path = folder.file()
        let first = try await SQLiteEventStore(path: path)
        _ = try await first.append(.one("1"))
        try await first.close()
        let old = try DatabaseQueue(path: path)
        try await old.write { db in
            let later = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'orchestrix%' AND name NOT IN
                        ('orchestrix_schema', 'orchestrix_events', 'orchestrix_commands', 'orchestrix_command_streams')
                    """)
            #expect(later.contains("orchestrix_snapshots"))
            for table in later { try db.execute(sql: "DROP TABLE \(table)") }
            try db.execute(sql: "DELETE FROM orchestrix_schema WHERE version > 1")
        }
        try old.close()
        let store = try await SQLiteEventStore(path: path)
        try await store.save(snapshot(at: 1))
        #expect(try await store.snapshot(of: stream) == snapshot(at: 1))
        #expect(try await store.head() == 1)
    }
}
