import Foundation
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixSQLite

extension BooksOption {
    /// Opens the books, lets `work` be done at the bank, and closes them.
    ///
    /// - Parameter cache: states of accounts to begin with, for many instructions in a row.
    func withBank<Result>(
        cache: AggregateCache<Account>? = nil, _ work: (Bank) async throws -> Result
    ) async throws -> Result {
        switch try books {
        case .memory:
            return try await work(Bank(store: InMemoryEventStore(), cache: cache))
        case .sqlite(let path):
            if store == nil { try createFolder(of: path) }
            let file = try await SQLiteEventStore(path: path)
            let result = try await work(Bank(store: file, cache: cache))
            try await file.close()
            return result
        }
    }

    /// The folder in the user's data is made on the first run; one that was named must be there.
    private func createFolder(of path: String) throws {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure("can't make the folder \(folder) for the books")
        }
    }
}
