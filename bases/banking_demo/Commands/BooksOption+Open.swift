import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixSQLite

#if Postgres
import OrchestrixPostgres
#endif

extension BooksOption {
    /// Opens the books, lets `work` be done at the bank, and closes them, also where the work throws.
    ///
    /// - Parameter cache: states of accounts to begin with, for many instructions in a row.
    func withBank<Result>(
        cache: AggregateCache<Account>? = nil, _ work: (Bank) async throws -> Result
    ) async throws -> Result {
        switch try books {
        case .memory:
            return try await work(Bank(store: InMemoryEventStore(), cache: cache))
        case .sqlite(let path):
            let file = try await openFile(path)
            return try await Self.use(Bank(store: file, cache: cache), work, close: file.close)
        case .postgres(let address):
            #if Postgres
            let database = try await address.open()
            return try await Self.use(Bank(store: database, cache: cache), work, close: database.close)
            #else
            throw Failure("this bank was built without PostgreSQL: build it with the package trait Postgres")
            #endif
        }
    }

    private static func use<Result>(
        _ bank: Bank, _ work: (Bank) async throws -> Result, close: () async throws -> Void
    ) async throws -> Result {
        do {
            let result = try await work(bank)
            try await close()
            return result
        } catch {
            try? await close()
            throw error
        }
    }

    private func openFile(_ path: String) async throws -> SQLiteEventStore {
        if isAtHome { try createFolder(of: path) }
        do {
            return try await SQLiteEventStore(path: path)
        } catch let error as any OrchestrixError {
            throw Failure("can't open the books in \(path): \(Self.obstacle(at: path) ?? error.message)")
        }
    }

    /// What is in the way can often be told more clearly than SQLite does.
    private static func obstacle(at path: String) -> String? {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
            return isFolder.boolValue ? "it is a folder" : nil
        }
        guard let folder = folder(of: path), !FileManager.default.fileExists(atPath: folder) else { return nil }
        return "there is no folder \(folder)"
    }

    /// The folder in the user's data is made on the first run; one that was named must be there.
    private func createFolder(of path: String) throws {
        guard let folder = Self.folder(of: path) else { return }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure("can't make the folder \(folder) for the books")
        }
    }

    private static func folder(of path: String) -> String? {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
    }
}
