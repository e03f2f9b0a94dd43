extension AsyncMessageBus {
    /// Subscribes to every event of one Swift type.
    ///
    /// - Parameters:
    ///   - type: the stand-alone event, or the event enum.
    ///   - name: what the subscriber is called in errors; by default the place of this call.
    @discardableResult
    public func subscribe<Content: Event>(
        to type: Content.Type, named name: String? = nil, fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Content) async throws -> Void
    ) -> Registration {
        subscribe(AsyncEventSubscriber(name: HandlerName.text(name, fileID, line)) { try await handler($0.message) })
    }

    /// Subscribes to one kind of an aggregate's events. The handler takes the whole enum.
    @discardableResult
    public func subscribe<Content: DomainEvent>(
        to type: Content.Type, _ kind: Content.CodingKeys, named name: String? = nil, fileID: StaticString = #fileID,
        line: UInt = #line, _ handler: @escaping @Sendable (Content) async throws -> Void
    ) -> Registration {
        subscribe(to: type, [kind], named: HandlerName.text(name, fileID, line), handler)
    }

    /// Subscribes to some kinds of an aggregate's events.
    @discardableResult
    public func subscribe<Content: DomainEvent>(
        to type: Content.Type, _ kinds: Set<Content.CodingKeys>, named name: String? = nil,
        fileID: StaticString = #fileID, line: UInt = #line,
        _ handler: @escaping @Sendable (Content) async throws -> Void
    ) -> Registration {
        let name = HandlerName.text(name, fileID, line)
        return subscribe(
            AsyncEventSubscriber(name: name, types: Set(kinds.map(\.rawValue))) { try await handler($0.message) })
    }
}
