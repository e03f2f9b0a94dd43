extension EventSubscriber {
    /// The same subscriber with further middleware of its own, inside of what it has.
    public func through(_ middleware: [Middleware]) -> EventSubscriber {
        EventSubscriber(name: name, types: types, middleware: self.middleware + middleware, handle: handle)
    }

    /// The subscriber whose `handle` runs through the middleware: the bus's, then its own. A bus makes it once, at
    /// registration. Without any middleware it is the same subscriber.
    public func behind(_ outer: [Middleware]) -> EventSubscriber {
        guard let chain = Middleware.chain(outer + middleware) else { return self }
        let (name, handle, number) = (name, handle, HandlerNumber())
        return EventSubscriber(name: name, types: types) { envelope in
            let handling = Handling(envelope, .event, handler: name, registration: number)
            try chain(handling) { try handling.tally.attempt { try handle(envelope) } }
        }
    }
}
