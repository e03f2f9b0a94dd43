public import OrchestrixMessaging

/// A bus within one process, on the caller's thread.
///
/// ```swift
/// let bus = InMemoryMessageBus()
/// bus.subscribe(to: Order.Event.self, .created, sendEmail)
/// try bus.publish(Order.Event.created(customerID: "CUST-123"))
/// ```
///
/// It may be used from any thread and from within its own handlers. It holds no lock while a handler runs, so that
/// handlers of different callers run at the same time.
public final class InMemoryMessageBus: MessageBus {
    public let stamp: MessageStamp

    private let middleware: [Middleware]
    @usableFromInline let table = HandlerTable<Redelivery>()

    /// A bus without handlers.
    ///
    /// - Parameters:
    ///   - stamp: makes the envelopes of messages that come without one.
    ///   - middleware: what stands around every handler, the outermost first.
    public init(stamp: MessageStamp = MessageStamp(), middleware: [Middleware] = []) {
        self.stamp = stamp
        self.middleware = middleware
    }

    @discardableResult
    public func subscribe<Content: Event>(_ subscriber: EventSubscriber<Content>) -> Registration {
        let subscriber = subscriber.behind(middleware)
        return table.add(subscriber, Redelivery(subscriber))
    }

    @discardableResult
    public func handle<Content: Command>(_ handler: CommandHandler<Content>) -> Registration {
        let handler = handler.behind(middleware)
        return table.add(CheckedHandler<Content, CommandHandler<Content>>(handler: handler), Redelivery(handler))
    }

    @inlinable
    public func publish<Content: Event>(_ envelope: Envelope<Content>) throws {
        let subscribers = table.all(EventSubscriber<Content>.self).filter { $0.types?.contains(envelope.type) ?? true }
        guard !subscribers.isEmpty else { return }
        let failures = MessageContext(envelope).handling {
            subscribers.compactMap { failure(of: $0, handling: envelope) }
        }
        guard failures.isEmpty else { throw DeliveryError(.handlerFailed, envelope, failures: failures) }
    }

    @inlinable
    func failure<Content: Event>(
        of subscriber: EventSubscriber<Content>, handling envelope: Envelope<Content>
    ) -> HandlerFailure? {
        do {
            try subscriber.handle(envelope)
            return nil
        } catch {
            return HandlerFailure(handler: subscriber.name, error: error)
        }
    }

    @inlinable
    public func send<Content: Command>(_ envelope: Envelope<Content>) throws -> Content.Reply {
        let found = try table.only(CheckedHandler<Content, CommandHandler<Content>>.self, for: envelope)
        try found.check(envelope.message)
        do {
            return try MessageContext(envelope).handling { try found.handler.handle(envelope) }
        } catch {
            let failure = HandlerFailure(handler: found.handler.name, error: error)
            throw DeliveryError(.handlerFailed, envelope, failures: [failure])
        }
    }

    public func redeliver(_ event: CloudEvent, toHandler name: String) throws {
        try Redelivery.redeliver(event, toHandler: name, of: table.redeliveries)
    }
}
