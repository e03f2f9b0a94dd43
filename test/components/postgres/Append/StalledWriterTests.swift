#if Postgres
import Foundation
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A writer that stalls in its transaction")
struct StalledWriterTests {
    enum Writer: String, CaseIterable {
        /// Appends for the first time on its connection, so that it looks up what it decides by.
        case first
        /// Takes the log to be as it left it, finds that another node has appended since, and decides anew.
        case outdated
        /// Runs SQL of its own along with the append.
        case transaction
    }

    private let schema = TestServer.freshSchema()
    private let proxy: StallingProxy
    private let port: Int

    init() throws {
        port = try #require(URLComponents(string: TestServer.address)?.port)
        proxy = try StallingProxy(to: UInt16(port))
    }

    @Test(
        "between any two messages lets others go first or wait for the lock, and nothing is lost, doubled or passed over",
        .timeLimit(.minutes(30)), arguments: Writer.allCases)
    func anywhere(writer: Writer) async throws {
        let (other, hasty) = try await (open("other"), open("hasty", lockTimeout: .milliseconds(20)))
        var stalling = try await open("stalled", at: proxy.port)
        #expect(try await append("0-stalled", to: stalling) == 1)
        #expect(try await append("0-other", to: other) == 2)
        var (number, firsts) = (1, 0)
        while let isFirst = try await stall(writer, stalling, beforeMessage: number, other, hasty) {
            (number, firsts) = (number + 1, firsts + (isFirst ? 1 : 0))
            guard writer != .outdated else { continue }
            try await stalling.close()
            stalling = try await open("stalled", at: proxy.port)
        }
        #expect(number > 20 && firsts > 10)
        let events = try await other.read(LogQuery(limit: 10_000)).events
        #expect(events.map(\.position) == Array(1...3 * number + 1))
        let ids = (0..<number).flatMap { ["\($0)-stalled", "\($0)-other", "\($0 + 1)-before"] } + ["\(number)-stalled"]
        #expect(events.map(\.id).sorted() == ids.sorted())
    }

    /// Has another node append, stalls a writer before one of its messages, and has others append meanwhile.
    ///
    /// - Returns: whether it kept them from that until it had appended itself; `nil` where it has no such message.
    private func stall(
        _ writer: Writer, _ stalling: PostgreSQLEventStore, beforeMessage number: Int, _ other: PostgreSQLEventStore,
        _ hasty: PostgreSQLEventStore
    ) async throws -> Bool? {
        let head = try await append("\(number)-before", to: other)
        let (progress, done) = (LineCount(), LineCount())
        proxy.stall(beforeMessage: number) { progress.add() }
        defer { proxy.release() }
        let stalled = Task {
            defer { progress.add() }
            return try await append("\(number)-stalled", as: writer, to: stalling)
        }
        try await progress.reach(1)
        guard let kind = proxy.held else {
            #expect(try await stalled.value == head + 1)
            return nil
        }
        // Behind a COMMIT there is only the end of its pipeline.
        let hasLock = try await isThere(lockOf: "stalled", granted: true)
        let isKept = hasLock && kind != "S"
        let waiting = Task {
            defer { done.add() }
            return try await append("\(number)-other", to: other)
        }
        while done.count == 0 {
            if try await isThere(lockOf: "other", granted: false) { break }
            try Task.checkCancellation()
        }
        if isKept {
            let error = await #expect(throws: EventStoreError.self) { try await append("\(number)-hasty", to: hasty) }
            #expect(error?.code == .storeBusy)
            #expect(try await other.head() == head && done.count == 0)
        }
        proxy.release()
        let (mine, theirs) = try await (stalled.value, waiting.value)
        #expect(Set([mine, theirs]) == [head + 1, head + 2])
        // One whose first try proves to be outdated lets go of the lock before it decides anew.
        #expect(!isKept || mine < theirs || writer == .outdated)
        return isKept && mine < theirs
    }

    /// Appends to the stream that all share, as if for the first time, and tells the position.
    private func append(
        _ id: String, as writer: Writer = .first, to store: PostgreSQLEventStore
    ) async throws -> Int {
        let request = AppendRequest.one(id, in: StreamID(category: "thing", id: "shared"))
        guard writer == .transaction else {
            let result = try await store.append(request)
            return try #require(result.isRepeat ? nil : result.positions?.first)
        }
        let receipt = try await store.transaction { tx in
            try await tx.execute("SELECT 1")
            try tx.append(request)
        }
        return try #require(receipt.isRepeat ? nil : receipt.appends.first?.positions?.first)
    }

    private func open(
        _ name: String, at port: UInt16? = nil, lockTimeout: Duration = .seconds(300)
    ) async throws -> PostgreSQLEventStore {
        var configuration = TestServer.configuration(schema)
        configuration.lockTimeout = lockTimeout
        configuration.responseTimeout = .seconds(300)
        let address = TestServer.address(of: "\(schema)-\(name)")
            .replacing(":\(self.port)/", with: ":\(port ?? UInt16(self.port))/")
        return try await PostgreSQLEventStore(address, configuration: configuration)
    }

    /// Whether a store's session has a lock, or waits for one.
    private func isThere(lockOf name: String, granted: Bool) async throws -> Bool {
        try await !OtherProgram.texts(
            """
            SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE application_name = '\(schema)-\(name)' AND locktype = 'advisory' AND granted = \(granted)
            """
        ).isEmpty
    }
}
#endif
