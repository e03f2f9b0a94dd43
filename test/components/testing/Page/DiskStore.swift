import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Synchronization

/// A store with a path, that can be closed and opened again. Its disk is a dictionary.
final class DiskStore: EventStoreWrapper {
    private static let disk = Mutex<[String: InMemoryEventStore]>([:])

    let path: String
    private let file: InMemoryEventStore
    private let closing = HeadSignal()
    private let isClosed = Mutex(false)

    init(path: String) async throws {
        self.path = path
        file = Self.disk.withLock { disk in
            let file = disk[path] ?? InMemoryEventStore()
            disk[path] = file
            return file
        }
    }

    func close() async throws {
        isClosed.withLock { $0 = true }
        closing.close()
    }

    /// The file, or what stands for it once it is closed.
    var wrapped: any EventStore { isClosed.withLock { $0 } ? ClosedStore() : file }

    func waitForEvents(after position: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (file, closing) = (file, closing)
            group.addTask { try await file.waitForEvents(after: position) }
            group.addTask { try await closing.wait(after: 0) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
