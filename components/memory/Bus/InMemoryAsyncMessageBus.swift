public import OrchestrixMessaging

/// A bus within one process; the subscribers of one event run concurrently.
///
/// ```swift
/// let bus = InMemoryAsyncMessageBus()
/// bus.subscribe(to: Order.Event.self, .created, sendEmail)
/// bus.subscribe(to: Order.Event.self, .created, updateInventory)
/// try await bus.publish(Order.Event.created(customerID: "CUST-123"))     // returns when both have finished
/// ```
///
/// It may be used from any task and from within its own handlers. A handler that runs alone, since it is the only one
/// of its message, runs on the publisher's own task.
public final class InMemoryAsyncMessageBus: AsyncMessageBus {
    public let stamp: MessageStamp

    private let middleware: [AsyncMiddleware]
    @usableFromInline let table = HandlerTable<AsyncRedelivery>()

    /// A bus without handlers.
    ///
    /// - Parameters:
    ///   - stamp: makes the envelopes of messages that come without one.
    ///   - middleware: what stands around every handler, the outermost first.
    public init(stamp: MessageStamp = MessageStamp(), middleware: [AsyncMiddleware] = []) {
        self.stamp = stamp
        self.middleware = middleware
    }

    @discardableResult
    public func subscribe<Content: Event>(_ subscriber: AsyncEventSubscriber<Content>) -> Registration {
        let subscriber = subscriber.behind(middleware)
        return table.add(subscriber, AsyncRedelivery(subscriber))
    }

    @discardableResult
    public func handle<Content: Command>(_ handler: AsyncCommandHandler<Content>) -> Registration {
        let handler = handler.behind(middleware)
        return table.add(
            CheckedHandler<Content, AsyncCommandHandler<Content>>(handler: handler), AsyncRedelivery(handler))
    }

    @inlinable
    public func publish<Content: Event>(_ envelope: Envelope<Content>) async throws {
        let subscribers = table.all(AsyncEventSubscriber<Content>.self)
            .filter { $0.types?.contains(envelope.type) ?? true }
        guard !subscribers.isEmpty else { return }
        let failures = await MessageContext(envelope).handling { await run(subscribers, on: envelope) }
        guard failures.isEmpty else { throw DeliveryError(.handlerFailed, envelope, failures: failures) }
    }

    @inlinable
    public func send<Content: Command>(_ envelope: Envelope<Content>) async throws -> Content.Reply {
        let found = try table.only(CheckedHandler<Content, AsyncCommandHandler<Content>>.self, for: envelope)
        try found.check(envelope.message)
        do {
            return try await MessageContext(envelope).handling { try await found.handler.handle(envelope) }
        } catch {
            let failure = HandlerFailure(handler: found.handler.name, error: error)
            throw DeliveryError(.handlerFailed, envelope, failures: [failure])
        }
    }

    public func redeliver(_ event: CloudEvent, toHandler name: String) async throws {
        try await AsyncRedelivery.redeliver(event, toHandler: name, of: table.redeliveries)
    }
}

extension InMemoryAsyncMessageBus {
    /// What the subscribers threw, in the order of their registration.
    @inlinable
    func run<Content: Event>(
        _ subscribers: [AsyncEventSubscriber<Content>], on envelope: Envelope<Content>
    ) async -> [HandlerFailure] {
        if subscribers.count == 1 { return await [subscribers[0].failure(handling: envelope)].compactMap(\.self) }
        return await withTaskGroup(of: (Int, HandlerFailure?).self) { group in
            for (index, subscriber) in subscribers.enumerated() {
                group.addTask { (index, await subscriber.failure(handling: envelope)) }
            }
            var failures = [HandlerFailure?](repeating: nil, count: subscribers.count)
            for await (index, failure) in group { failures[index] = failure }
            return failures.compactMap(\.self)
        }
    }
}

extension AsyncEventSubscriber {
    @inlinable
    func failure(handling envelope: Envelope<Content>) async -> HandlerFailure? {
        do {
            try await handle(envelope)
            return nil
        } catch {
            return HandlerFailure(handler: name, error: error)
        }
    }
}
