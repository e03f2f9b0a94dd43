extension MessageBus {
    /// Subscribes to every event of one Swift type.
    ///
    /// - Parameters:
    ///   - type: the stand-alone event, or the event enum.
    ///   - name: what the subscriber is called in errors; by default the place of this call.
    ///   - middleware: what stands around this subscriber only, inside of the bus's own.
    @discardableResult
    public func subscribe<Content: Event>(
        to type: Content.Type, named name: String? = nil, through middleware: [Middleware] = [],
        fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Content) throws -> Void
    ) -> Registration {
        subscribe(
            EventSubscriber(name: HandlerName.text(name, fileID, line), middleware: middleware) {
                try handler($0.message)
            })
    }

    /// Subscribes to one kind of an aggregate's events. The handler takes the whole enum.
    @discardableResult
    public func subscribe<Content: DomainEvent>(
        to type: Content.Type, _ kind: Content.CodingKeys, named name: String? = nil,
        through middleware: [Middleware] = [], fileID: StaticString = #fileID,
        line: UInt = #line, _ handler: @escaping @Sendable (Content) throws -> Void
    ) -> Registration {
        subscribe(to: type, [kind], named: HandlerName.text(name, fileID, line), through: middleware, handler)
    }

    /// Subscribes to some kinds of an aggregate's events.
    @discardableResult
    public func subscribe<Content: DomainEvent>(
        to type: Content.Type, _ kinds: Set<Content.CodingKeys>, named name: String? = nil,
        through middleware: [Middleware] = [],
        fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Content) throws -> Void
    ) -> Registration {
        let name = HandlerName.text(name, fileID, line)
        return subscribe(
            EventSubscriber(name: name, types: Set(kinds.map(\.rawValue)), middleware: middleware) {
                try handler($0.message)
            })
    }
}
