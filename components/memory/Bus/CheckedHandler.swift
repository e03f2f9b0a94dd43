import OrchestrixMessaging

/// The handler of a command, with the check that goes before it.
struct CheckedHandler<Content: Command, Handler: Sendable>: Sendable {
    let check = CommandCheck<Content>()
    let handler: Handler
}
