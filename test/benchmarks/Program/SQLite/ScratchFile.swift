import Foundation
import OrchestrixSQLite

/// A SQLite file with the tables of a store, in the folder of the run; gone when it is removed.
struct ScratchFile {
    let path: String

    /// An empty store's file, made by the store itself.
    static func make(in folder: String) async throws -> ScratchFile {
        let file = ScratchFile(path: "\(folder)/\(UUID().uuidString).sqlite")
        let store = try await SQLiteEventStore(path: file.path)
        try await store.close()
        return file
    }

    func remove() {
        for suffix in ["", "-wal", "-shm", "-wake"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
}
