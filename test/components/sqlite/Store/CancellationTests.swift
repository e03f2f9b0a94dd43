import GRDB
import OrchestrixEventSourcing
import Testing

@testable import OrchestrixSQLite

@Suite("Cancelled callers")
struct CancellationTests {
    private let folder = TemporaryFolder()

    @Test("a read that is cancelled on the way ends with CancellationError, and harms nobody else")
    func read() async throws {
        let database = try await SQLiteDatabase.open(path: folder.file(), configuration: .standard)
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let endless = Task {
            try await database.read { db in
                var rows = try SQLStatement(
                    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n", in: db)
                while try rows.step() { start.finish() }
            }
        }
        for await _ in started {}
        endless.cancel()
        await #expect(throws: CancellationError.self) { try await endless.value }
        #expect(try await database.read { db in try LogEnd(in: db).head } == 0)
    }
}
