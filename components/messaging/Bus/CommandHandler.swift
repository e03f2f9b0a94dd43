/// The one who carries out commands of one Swift type, as ``MessageBus`` takes it.
public struct CommandHandler<Content: Command>: Sendable {
    /// What the handler is called in errors.
    public let name: String

    /// What stands around this handler only, the outermost first. A bus reads it by ``behind(_:)``.
    public let middleware: [Middleware]

    /// What it does with a command, and its reply.
    public let handle: @Sendable (Envelope<Content>) throws -> Content.Reply

    /// A handler.
    public init(
        name: String, middleware: [Middleware] = [],
        handle: @escaping @Sendable (Envelope<Content>) throws -> Content.Reply
    ) {
        self.name = name
        self.middleware = middleware
        self.handle = handle
    }
}
