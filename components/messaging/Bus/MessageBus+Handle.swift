extension MessageBus {
    /// Makes `handler` the one that carries out commands of one Swift type.
    ///
    /// - Parameters:
    ///   - name: what the handler is called in errors; by default the place of this call.
    ///   - middleware: what stands around this handler only, inside of the bus's own.
    @discardableResult
    public func handle<Content: Command>(
        _ type: Content.Type, named name: String? = nil, through middleware: [Middleware] = [],
        fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Content) throws -> Content.Reply
    ) -> Registration {
        handle(
            CommandHandler(name: HandlerName.text(name, fileID, line), middleware: middleware) {
                try handler($0.message)
            })
    }

    /// Makes `handler` the one that carries out commands of one Swift type; it takes their envelopes.
    @discardableResult
    public func handle<Content: Command>(
        envelopesOf type: Content.Type, named name: String? = nil, through middleware: [Middleware] = [],
        fileID: StaticString = #fileID,
        line: UInt = #line, _ handler: @escaping @Sendable (Envelope<Content>) throws -> Content.Reply
    ) -> Registration {
        handle(CommandHandler(name: HandlerName.text(name, fileID, line), middleware: middleware, handle: handler))
    }
}
