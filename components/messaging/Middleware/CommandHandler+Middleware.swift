extension CommandHandler {
    /// The same handler with further middleware of its own, inside of what it has.
    public func through(_ middleware: [Middleware]) -> CommandHandler {
        CommandHandler(name: name, middleware: self.middleware + middleware, handle: handle)
    }

    /// The handler whose `handle` runs through the middleware: the bus's, then its own. A bus makes it once, at
    /// registration. Without any middleware it is the same handler.
    public func behind(_ outer: [Middleware]) -> CommandHandler {
        guard let chain = Middleware.chain(outer + middleware) else { return self }
        let (name, handle, number) = (name, handle, HandlerNumber())
        return CommandHandler(name: name) { envelope in
            let handling = Handling(
                envelope, .command, handler: name, registration: number, expectsReply: Content.Reply.self != Void.self)
            var reply: Content.Reply?
            try chain(handling) { reply = try handling.tally.attempt { try handle(envelope) } }
            return try handling.reply(reply)
        }
    }
}

extension Handling {
    /// What the handler replied; nothing is a reply too where nothing is expected.
    func reply<Reply>(_ made: Reply?) throws(HandlingError) -> Reply {
        if let reply = made ?? () as? Reply { return reply }
        throw HandlingError(.noReply, self, "a middleware has let \(messageType) be, so that there is no reply")
    }
}
