import Synchronization

extension AsyncCommandHandler {
    /// The same handler with further middleware of its own, inside of what it has.
    public func through(_ middleware: [AsyncMiddleware]) -> AsyncCommandHandler {
        AsyncCommandHandler(name: name, middleware: self.middleware + middleware, handle: handle)
    }

    /// The handler whose `handle` runs through the middleware: the bus's, then its own. A bus makes it once, at
    /// registration. Without any middleware it is the same handler.
    public func behind(_ outer: [AsyncMiddleware]) -> AsyncCommandHandler {
        guard let chain = AsyncMiddleware.chain(outer + middleware) else { return self }
        let (name, handle, number) = (name, handle, HandlerNumber())
        return AsyncCommandHandler(name: name) { envelope in
            let handling = Handling(
                envelope, .command, handler: name, registration: number, expectsReply: Content.Reply.self != Void.self)
            let reply = Kept<Content.Reply>()
            try await chain(handling) {
                reply.keep(try await handling.tally.attempt { try await handle(envelope) })
            }
            return try handling.reply(reply.value)
        }
    }
}

/// What a handler replied last.
private final class Kept<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)

    var value: Value? { kept.withLock { $0 } }

    func keep(_ value: Value) { kept.withLock { $0 = value } }
}
