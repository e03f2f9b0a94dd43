public import OrchestrixMessaging

/// The handler of a command, with the check that goes before it.
@usableFromInline
struct CheckedHandler<Content: Command, Handler: Sendable>: Sendable {
    @usableFromInline let check = CommandCheck<Content>()
    @usableFromInline let handler: Handler

    init(handler: Handler) {
        self.handler = handler
    }
}
