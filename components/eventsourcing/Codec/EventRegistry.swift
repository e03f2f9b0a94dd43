public import OrchestrixMessaging

/// The event types that a program knows, by their names in storage, today's and older ones.
///
/// Registration is where names and upcasters are checked, once and early; readers of the whole log read by it.
///
/// ```swift
/// var registry = EventRegistry()
/// try registry.register(BankAccount.self)
/// let events = try registry.events(of: stored)     // each any DomainEvent
/// ```
public struct EventRegistry: Sendable {
    private typealias Read = @Sendable (StoredEvent) throws -> [TypedEvent<any DomainEvent>]

    private let codec: any EventCodec
    private var readers: [String: Read] = [:]
    private var owners: [String: any DomainEvent.Type] = [:]

    /// An empty registry that decodes with `codec`.
    public init(codec: any EventCodec = JSONEventCodec()) {
        self.codec = codec
    }

    /// Makes every case of `type` known under its name, and the names that its upcasters begin at.
    ///
    /// - Throws: ``EventStoreError`` with `.invalidRegistration` as ``EventReader/init(_:upcasters:codec:)``, and where
    ///   another registered enum has a case, or a step from a type, of the same name.
    public mutating func register<Event: DomainEvent>(_ type: Event.Type, upcasters: [Upcaster] = []) throws {
        let reader = try EventReader(type, upcasters: upcasters, codec: codec)
        let names = Set(Event.CodingKeys.allCases.map(\.rawValue) + upcasters.map(\.origin.type))
        for name in names.sorted() {
            if let owner = owners[name], owner != type {
                throw EventStoreError(
                    .invalidRegistration, "event type \(name) is a case of both \(owner) and \(type)")
            }
        }
        for name in names {
            owners[name] = type
            readers[name] = { stored in try reader.events(of: stored).map { $0.widened() } }
        }
    }

    /// Makes the events of an aggregate known, with its upcasters.
    ///
    /// - Throws: as ``register(_:upcasters:)``.
    public mutating func register<Aggregate: AggregateRoot>(_ aggregate: Aggregate.Type) throws {
        try register(Aggregate.Event.self, upcasters: Aggregate.upcasters)
    }

    /// The names of all registered event types, older ones included.
    public var types: Set<String> { Set(readers.keys) }

    /// The events that `stored` holds today: one, or as many as its upcasters make of it. The event that ends a deleted
    /// stream holds none.
    ///
    /// - Throws: ``EventStoreError`` as ``EventReader/events(of:)``; `.unknownEventType` where no registered enum has
    ///   such a case.
    public func events(of stored: StoredEvent) throws -> [TypedEvent<any DomainEvent>] {
        guard !stored.isTombstone else { return [] }
        guard let read = readers[stored.type] else {
            throw stored.fault(.unknownEventType, "isn't registered")
        }
        return try read(stored)
    }
}
