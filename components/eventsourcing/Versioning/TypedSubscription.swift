public import OrchestrixMessaging

/// The log from a checkpoint on, as typed events. See ``Subscription/read(by:)``.
public struct TypedSubscription<Event: DomainEvent>: AsyncSequence, Sendable {
    public typealias Element = TypedEvent<Event>

    private let base: Subscription
    private let reader: EventReader<Event>

    /// Made by ``Subscription/read(by:)``.
    init(base: Subscription, reader: EventReader<Event>) {
        self.base = base
        self.reader = reader
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), reader: reader)
    }

    /// Reads stored events one after another, and hands out what each holds.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var base: Subscription.AsyncIterator
        private let reader: EventReader<Event>
        private var ready: ArraySlice<TypedEvent<Event>> = []

        fileprivate init(base: Subscription.AsyncIterator, reader: EventReader<Event>) {
            self.base = base
            self.reader = reader
        }

        /// The next event; waits for one where the subscription is live.
        public mutating func next() async throws -> TypedEvent<Event>? {
            while ready.isEmpty {
                guard let stored = try await base.next() else { return nil }
                ready = try reader.events(of: stored)[...]
            }
            return ready.removeFirst()
        }
    }
}
