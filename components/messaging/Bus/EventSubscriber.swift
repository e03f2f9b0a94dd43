/// Somebody who wants to hear of events of one Swift type, as ``MessageBus`` takes it.
public struct EventSubscriber<Content: Event>: Sendable {
    /// What the subscriber is called in errors.
    public let name: String

    /// The envelope types that it wants, or `nil` for all of them.
    public let types: Set<String>?

    /// What stands around this subscriber only, the outermost first. A bus reads it by ``behind(_:)``.
    public let middleware: [Middleware]

    /// What it does with an event.
    public let handle: @Sendable (Envelope<Content>) throws -> Void

    /// A subscriber.
    public init(
        name: String, types: Set<String>? = nil, middleware: [Middleware] = [],
        handle: @escaping @Sendable (Envelope<Content>) throws -> Void
    ) {
        self.name = name
        self.types = types
        self.middleware = middleware
        self.handle = handle
    }
}
