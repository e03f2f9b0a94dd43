/// Takes messages to those who handle them, in one process; the subscribers of one event run concurrently.
///
/// ```swift
/// bus.subscribe(to: Order.Event.self, .created, sendEmail)      // any number of subscribers
/// bus.handle(CreateOrder.self, orders.create)                   // one handler
/// let number = try await bus.send(CreateOrder(customerID: "CUST-123"))
/// ```
///
/// A call returns when every handler has finished, and cancelling it cancels them. Handlers may be synchronous too.
/// What a handler publishes in turn, also from child tasks, belongs to the same conversation by itself.
///
/// Whoever implements a bus implements these five methods; the calls of the example come with them. An
/// implementation must
/// - dispatch by the Swift type of the message, and events also by ``AsyncEventSubscriber/types``;
/// - run every subscriber, whatever the others do, and then throw a ``DeliveryError`` with all failures,
///   cancellations among them;
/// - refuse a command without a handler or with several, and run ``CommandCheck`` before a handler sees a command;
/// - run handlers in the ``MessageContext`` of their message, and through their middleware: what it keeps of a
///   handler is ``AsyncEventSubscriber/behind(_:)`` and ``AsyncCommandHandler/behind(_:)``, given the bus's own middleware;
/// - let handlers register and cancel, which takes effect from the next message on.
public protocol AsyncMessageBus: Sendable {
    /// Makes the envelopes of messages that come without one.
    var stamp: MessageStamp { get }

    /// Adds a subscriber.
    @discardableResult
    func subscribe<Content: Event>(_ subscriber: AsyncEventSubscriber<Content>) -> Registration

    /// Adds the handler of a command. A second one for the same command makes sending it fail.
    @discardableResult
    func handle<Content: Command>(_ handler: AsyncCommandHandler<Content>) -> Registration

    /// Takes an event to its subscribers. That there are none is fine.
    ///
    /// - Throws: ``DeliveryError`` with everything that subscribers threw.
    func publish<Content: Event>(_ envelope: Envelope<Content>) async throws

    /// Takes a command to its handler.
    ///
    /// - Returns: what the handler replied.
    /// - Throws: ``DeliveryError`` with what the handler threw, or because there isn't exactly one;
    ///   `ValidationError` where the command is invalid.
    func send<Content: Command>(_ envelope: Envelope<Content>) async throws -> Content.Reply

    /// Takes a message to one of its handlers again, through its middleware: what becomes of a dead letter. An
    /// implementation keeps a ``AsyncRedelivery`` for each handler.
    ///
    /// - Parameter name: what the handler is called.
    /// - Throws: ``RedeliveryError`` where there isn't exactly one of this name that takes such messages;
    ///   ``CloudEventError`` where the message doesn't decode; `ValidationError` where a command is invalid;
    ///   ``DeliveryError`` with what the handler threw.
    func redeliver(_ event: CloudEvent, toHandler name: String) async throws
}
