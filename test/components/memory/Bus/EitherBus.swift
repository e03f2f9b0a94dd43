import OrchestrixMemory
import OrchestrixMessaging

/// A bus of either kind, with synchronous handlers, which both take.
enum EitherBus: Sendable {
    case synchronous(InMemoryMessageBus)
    case asynchronous(InMemoryAsyncMessageBus)
}

extension EitherBus {
    @discardableResult
    func subscribe<Content: Event>(
        to type: Content.Type, named name: String? = nil, through middleware: [EitherMiddleware] = [],
        _ handler: @escaping @Sendable (Content) throws -> Void
    ) -> Registration {
        switch self {
        case .synchronous(let bus):
            bus.subscribe(to: type, named: name, through: middleware.map(\.synchronous), handler)
        case .asynchronous(let bus):
            bus.subscribe(to: type, named: name, through: middleware.map(\.asynchronous)) { try handler($0) }
        }
    }

    @discardableResult
    func subscribe<Content: Event>(
        toEnvelopesOf type: Content.Type, _ handler: @escaping @Sendable (Envelope<Content>) throws -> Void
    ) -> Registration {
        switch self {
        case .synchronous(let bus): bus.subscribe(toEnvelopesOf: type, handler)
        case .asynchronous(let bus): bus.subscribe(toEnvelopesOf: type) { try handler($0) }
        }
    }

    @discardableResult
    func subscribe<Content: DomainEvent>(
        to type: Content.Type, _ kinds: Set<Content.CodingKeys>, _ handler: @escaping @Sendable (Content) throws -> Void
    ) -> Registration {
        switch self {
        case .synchronous(let bus): bus.subscribe(to: type, kinds, handler)
        case .asynchronous(let bus): bus.subscribe(to: type, kinds) { try handler($0) }
        }
    }

    @discardableResult
    func handle<Content: Command>(
        _ type: Content.Type, named name: String? = nil,
        _ handler: @escaping @Sendable (Content) throws -> Content.Reply
    ) -> Registration {
        switch self {
        case .synchronous(let bus): bus.handle(type, named: name, handler)
        case .asynchronous(let bus): bus.handle(type, named: name) { try handler($0) }
        }
    }

    func publish<Content: Event>(_ envelope: Envelope<Content>) async throws {
        switch self {
        case .synchronous(let bus): try bus.publish(envelope)
        case .asynchronous(let bus): try await bus.publish(envelope)
        }
    }

    @discardableResult
    func send<Content: Command>(_ envelope: Envelope<Content>) async throws -> Content.Reply {
        switch self {
        case .synchronous(let bus): try bus.send(envelope)
        case .asynchronous(let bus): try await bus.send(envelope)
        }
    }

    func publish<Content: Event>(_ event: Content, metadata: Metadata? = nil) async throws {
        switch self {
        case .synchronous(let bus): try bus.publish(event, metadata: metadata)
        case .asynchronous(let bus): try await bus.publish(event, metadata: metadata)
        }
    }

    @discardableResult
    func send<Content: Command>(_ command: Content, metadata: Metadata? = nil) async throws -> Content.Reply {
        switch self {
        case .synchronous(let bus): try bus.send(command, metadata: metadata)
        case .asynchronous(let bus): try await bus.send(command, metadata: metadata)
        }
    }
}
