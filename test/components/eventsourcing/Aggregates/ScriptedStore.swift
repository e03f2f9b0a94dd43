import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Synchronization

/// A store in memory whose appends a test can spoil, and which tells what it was asked.
final class ScriptedStore: EventStoreWrapper {
    /// What happens to one append.
    enum Act: Sendable {
        /// It is passed on.
        case pass
        /// It isn't stored, and this is thrown.
        case fail(any Error)
        /// It is stored, and this is thrown.
        case storeAndFail(any Error)
        /// Something else happens first.
        case after(@Sendable (any EventStore) async throws -> Void)
    }

    let wrapped: any EventStore
    private let script: Mutex<[Act]>
    private let seen = Mutex<(requests: [AppendRequest], reads: [StreamQuery])>(([], []))

    init(_ script: [Act] = [], over wrapped: any EventStore = InMemoryEventStore()) {
        self.wrapped = wrapped
        self.script = Mutex(script)
    }

    var requests: [AppendRequest] { seen.withLock { $0.requests } }
    var reads: [StreamQuery] { seen.withLock { $0.reads } }

    func append(_ request: AppendRequest) async throws -> AppendResult {
        seen.withLock { $0.requests.append(request) }
        switch script.withLock({ $0.isEmpty ? .pass : $0.removeFirst() }) {
        case .pass: break
        case .fail(let error): throw error
        case .storeAndFail(let error):
            _ = try await wrapped.append(request)
            throw error
        case .after(let first): try await first(wrapped)
        }
        return try await wrapped.append(request)
    }

    func read(_ query: StreamQuery) async throws -> StreamPage {
        seen.withLock { $0.reads.append(query) }
        return try await wrapped.read(query)
    }
}

/// The outcome that a store can't tell.
let unknown = EventStoreError(.outcomeUnknown, "the connection was lost at the commit", isRetryable: true)
