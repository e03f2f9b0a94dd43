/// The one who carries out commands of one Swift type, as ``AsyncMessageBus`` takes it.
public struct AsyncCommandHandler<Content: Command>: Sendable {
    /// What the handler is called in errors.
    public let name: String

    /// What stands around this handler only, the outermost first. A bus reads it by ``behind(_:)``.
    public let middleware: [AsyncMiddleware]

    /// What it does with a command, and its reply.
    public let handle: @Sendable (Envelope<Content>) async throws -> Content.Reply

    /// A handler.
    public init(
        name: String, middleware: [AsyncMiddleware] = [],
        handle: @escaping @Sendable (Envelope<Content>) async throws -> Content.Reply
    ) {
        self.name = name
        self.middleware = middleware
        self.handle = handle
    }
}
