extension AsyncEventSubscriber {
    /// The same subscriber with further middleware of its own, inside of what it has.
    public func through(_ middleware: [AsyncMiddleware]) -> AsyncEventSubscriber {
        AsyncEventSubscriber(name: name, types: types, middleware: self.middleware + middleware, handle: handle)
    }

    /// The subscriber whose `handle` runs through the middleware: the bus's, then its own. A bus makes it once, at
    /// registration. Without any middleware it is the same subscriber.
    public func behind(_ outer: [AsyncMiddleware]) -> AsyncEventSubscriber {
        guard let chain = AsyncMiddleware.chain(outer + middleware) else { return self }
        let (name, handle, number) = (name, handle, HandlerNumber())
        return AsyncEventSubscriber(name: name, types: types) { envelope in
            let handling = Handling(envelope, .event, handler: name, registration: number)
            try await chain(handling) { try await handling.tally.attempt { try await handle(envelope) } }
        }
    }
}
