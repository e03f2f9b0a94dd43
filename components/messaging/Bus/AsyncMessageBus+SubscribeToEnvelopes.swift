extension AsyncMessageBus {
    /// Subscribes to the envelopes of every event of one Swift type.
    @discardableResult
    public func subscribe<Content: Event>(
        toEnvelopesOf type: Content.Type, named name: String? = nil, through middleware: [AsyncMiddleware] = [],
        fileID: StaticString = #fileID,
        line: UInt = #line, _ handler: @escaping @Sendable (Envelope<Content>) async throws -> Void
    ) -> Registration {
        subscribe(
            AsyncEventSubscriber(name: HandlerName.text(name, fileID, line), middleware: middleware, handle: handler))
    }

    /// Subscribes to the envelopes of one kind of an aggregate's events.
    @discardableResult
    public func subscribe<Content: DomainEvent>(
        toEnvelopesOf type: Content.Type, _ kind: Content.CodingKeys, named name: String? = nil,
        through middleware: [AsyncMiddleware] = [],
        fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Envelope<Content>) async throws -> Void
    ) -> Registration {
        subscribe(
            toEnvelopesOf: type, [kind], named: HandlerName.text(name, fileID, line), through: middleware, handler)
    }

    /// Subscribes to the envelopes of some kinds of an aggregate's events.
    @discardableResult
    public func subscribe<Content: DomainEvent>(
        toEnvelopesOf type: Content.Type, _ kinds: Set<Content.CodingKeys>, named name: String? = nil,
        through middleware: [AsyncMiddleware] = [],
        fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Envelope<Content>) async throws -> Void
    ) -> Registration {
        let name = HandlerName.text(name, fileID, line)
        return subscribe(
            AsyncEventSubscriber(name: name, types: Set(kinds.map(\.rawValue)), middleware: middleware, handle: handler)
        )
    }
}
