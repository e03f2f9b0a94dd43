import Foundation
import NDJSONStore
import Orchestrix

/// What the garage runs on: the library's engines, and one of one's own.
enum Engine: String, CaseIterable {
    case memory, sqlite, ndjson

    /// Opens a store, and closes it at the end. What is in the files stays there.
    func withStore(in folder: URL, _ body: (any EventStore) async throws -> Void) async throws {
        let path = folder.appending(path: rawValue).path
        switch self {
        case .memory: try await body(InMemoryEventStore())
        case .sqlite:
            let store = try await SQLiteEventStore(path: path)
            try await body(store)
            try await store.close()
        case .ndjson:
            let store = try NDJSONEventStore(path: path)
            try await body(store)
            await store.close()
        }
    }
}
