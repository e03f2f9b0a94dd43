public import OrchestrixMessaging

/// The event types that a program knows, by their names in storage.
///
/// Registration is where names are checked, once and early; readers of the whole log decode by it.
///
/// ```swift
/// var registry = EventRegistry()
/// try registry.register(BankAccount.Event.self)
/// let event = try registry.decode(stored)          // any DomainEvent
/// ```
public struct EventRegistry: Sendable {
    private typealias Decode = @Sendable (StoredEvent) throws -> any DomainEvent

    private let codec: any EventCodec
    private var decoders: [String: Decode] = [:]
    private var owners: [String: any DomainEvent.Type] = [:]

    /// An empty registry that decodes with `codec`.
    public init(codec: any EventCodec = JSONEventCodec()) {
        self.codec = codec
    }

    /// Makes every case of `type` known under its name.
    ///
    /// - Throws: ``EventStoreError`` with `.invalidRegistration` where a case has a value without a label, a name
    ///   isn't fit to be stored, or another registered enum has a case of the same name.
    public mutating func register<Event: DomainEvent>(_ type: Event.Type) throws {
        try EventNames.check(type)
        for kind in Event.CodingKeys.allCases {
            if let owner = owners[kind.stringValue], owner != type {
                throw EventStoreError(
                    .invalidRegistration, "event type \(kind.stringValue) is a case of both \(owner) and \(type)")
            }
        }
        let codec = codec
        for kind in Event.CodingKeys.allCases {
            owners[kind.stringValue] = type
            decoders[kind.stringValue] = { try codec.decode(type, from: $0) }
        }
    }

    /// The names of all registered event types.
    public var types: Set<String> { Set(decoders.keys) }

    /// The event that `stored` holds.
    ///
    /// - Throws: ``EventStoreError`` as ``EventCodec/decode(_:from:)``; `.unknownEventType` where no registered
    ///   enum has such a case.
    public func decode(_ stored: StoredEvent) throws -> any DomainEvent {
        guard let decode = decoders[stored.type] else {
            throw stored.fault(.unknownEventType, "isn't registered")
        }
        return try decode(stored)
    }
}
