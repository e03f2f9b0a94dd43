extension AsyncMessageBus {
    /// Takes an event to its subscribers. That there are none is fine.
    ///
    /// - Parameters:
    ///   - metadata: what is to be said about it; correlation and causation go on by themselves where they are `nil`.
    /// - Throws: ``DeliveryError`` with everything that subscribers threw.
    @inlinable
    public func publish<Content: Event>(_ event: Content, metadata: Metadata? = nil) async throws {
        try await publish(stamp.envelope(event, metadata: metadata))
    }

    /// Takes a command to its handler, and drops the reply.
    ///
    /// - Throws: as ``send(_:metadata:)``.
    @inlinable
    public func publish<Content: Command>(_ command: Content, metadata: Metadata? = nil) async throws {
        _ = try await send(stamp.envelope(command, metadata: metadata))
    }

    /// Takes a command to its handler.
    ///
    /// - Parameters:
    ///   - metadata: what is to be said about it; correlation and causation go on by themselves where they are `nil`.
    /// - Returns: what the handler replied.
    /// - Throws: ``DeliveryError`` with what the handler threw, or because there isn't exactly one;
    ///   `ValidationError` where the command is invalid.
    @inlinable
    public func send<Content: Command>(_ command: Content, metadata: Metadata? = nil) async throws -> Content.Reply {
        try await send(stamp.envelope(command, metadata: metadata))
    }

    /// Takes a command in its envelope to its handler, and drops the reply.
    ///
    /// - Throws: as ``send(_:)``.
    @inlinable
    public func publish<Content: Command>(_ envelope: Envelope<Content>) async throws {
        _ = try await send(envelope)
    }
}
