import OrchestrixEventSourcing
import Synchronization

/// One run of a case: a fresh store, and the words in which a case speaks to it.
final class Trial: Sendable {
    let limits: StoreLimits

    private let subject: Subject
    private let current: Mutex<any EventStore>

    init(_ subject: Subject) async throws {
        self.subject = subject
        limits = subject.limits
        current = Mutex(try await subject.make())
    }

    /// The store as it is open now.
    var store: any EventStore { current.withLock { $0 } }

    /// Restarts the store.
    func reopen() async throws {
        let reopen = try found("a way to reopen the store, which this case needs", subject.reopen)
        let opened = try await reopen(store)
        current.withLock { $0 = opened }
    }

    /// Closes the store.
    func close() async throws {
        let close = try found("a way to close the store, which this case needs", subject.close)
        try await close(store)
    }

    /// Closes the store after the trial, if there is a way to.
    func end() async throws {
        try await subject.close?(store)
    }
}
