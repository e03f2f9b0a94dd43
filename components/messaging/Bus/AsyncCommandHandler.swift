/// The one who carries out commands of one Swift type, as ``AsyncMessageBus`` takes it.
public struct AsyncCommandHandler<Content: Command>: Sendable {
    /// What the handler is called in errors.
    public let name: String

    /// What it does with a command, and its reply.
    public let handle: @Sendable (Envelope<Content>) async throws -> Content.Reply

    /// A handler.
    public init(name: String, handle: @escaping @Sendable (Envelope<Content>) async throws -> Content.Reply) {
        self.name = name
        self.handle = handle
    }
}
