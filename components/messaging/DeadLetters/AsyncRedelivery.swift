/// A registered handler as one can reach it by its name, with a message that isn't typed yet: how dead letters find
/// their way back. A bus keeps one for each handler.
public struct AsyncRedelivery: Sendable {
    /// What the handler is called.
    public let handler: String

    private let accepts: @Sendable (String) -> Bool
    private let deliver: @Sendable (CloudEvent) async throws -> Void

    /// To a subscriber, as ``AsyncEventSubscriber/behind(_:)`` gives it.
    public init<Content: Event>(_ subscriber: AsyncEventSubscriber<Content>) {
        handler = subscriber.name
        accepts = { type in
            subscriber.types?.contains(type) ?? MessageContent.isKnown(Content.self, type: type)
        }
        deliver = { event in
            let envelope: Envelope<Content> = try CloudEventCodec().envelope(of: event)
            try await envelope.telling(subscriber.name) { try await subscriber.handle(envelope) }
        }
    }

    /// To the handler of a command, as ``AsyncCommandHandler/behind(_:)`` gives it.
    public init<Content: Command>(_ handler: AsyncCommandHandler<Content>) {
        self.handler = handler.name
        accepts = { type in MessageContent.isKnown(Content.self, type: type) }
        deliver = { event in
            let envelope: Envelope<Content> = try CloudEventCodec().envelope(of: event)
            try CommandCheck<Content>()(envelope.message)
            try await envelope.telling(handler.name) { _ = try await handler.handle(envelope) }
        }
    }

    /// Hands `event` to the one handler of this name that takes it, out of `all`.
    ///
    /// - Throws: ``RedeliveryError`` where there isn't exactly one; ``CloudEventError`` where the message doesn't
    ///   decode; `ValidationError` where a command is invalid; ``DeliveryError`` with what the handler threw.
    public static func redeliver(_ event: CloudEvent, toHandler name: String, of all: [AsyncRedelivery]) async throws {
        let found = all.filter { $0.handler == name && $0.accepts(event.type) }
        guard let only = found.first, found.count == 1 else {
            throw RedeliveryError(
                found.isEmpty ? .noHandler : .severalHandlers, handler: name, messageType: event.type)
        }
        try await only.deliver(event)
    }
}

extension Envelope {
    fileprivate func telling(_ handler: String, _ handle: () async throws -> Void) async throws {
        do { try await MessageContext(self).handling(handle) } catch {
            throw DeliveryError(
                .handlerFailed, messageType: type, messageID: id,
                failures: [HandlerFailure(handler: handler, error: error)])
        }
    }
}
