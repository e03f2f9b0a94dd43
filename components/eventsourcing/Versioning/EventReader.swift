public import OrchestrixMessaging

/// Reads stored events as the events of one enum, whatever version they were stored at.
///
/// Making one is where names and steps are checked, once and early: at the application's start.
///
/// ```swift
/// let reader = try EventReader(of: BankAccount.self)
/// for try await event in store.log(filter: EventFilter(categories: ["account"])).read(by: reader) {
///     print(event.position, event.ordinal, event.event)
/// }
/// ```
public struct EventReader<Event: DomainEvent>: Sendable {
    /// One reference: every load copies its reader.
    private let parts: Parts

    /// Equal for readers that know the same types at the same versions, and take the same steps to them.
    public var fingerprint: String { parts.fingerprint }

    private final class Parts: Sendable {
        let codec: any EventCodec
        let graph: UpcasterGraph
        let fingerprint: String

        init(codec: any EventCodec, graph: UpcasterGraph, fingerprint: String) {
            self.codec = codec
            self.graph = graph
            self.fingerprint = fingerprint
        }
    }

    /// A reader of the events of `type`.
    ///
    /// - Parameters:
    ///   - upcasters: the steps from old versions to those that the program has.
    ///   - codec: how events are read.
    /// - Throws: ``EventStoreError`` with `.invalidRegistration`, naming types and versions: a name isn't fit to be
    ///   stored, no way leads from an old version to the current one, steps go round in a circle, two begin at the same
    ///   version, one leads to an unknown type or back.
    public init(
        _ type: Event.Type, upcasters: [Upcaster] = [], codec: any EventCodec = JSONEventCodec()
    ) throws(EventStoreError) {
        try EventNames.check(type)
        var current: [String: Int] = [:]
        for kind in Event.CodingKeys.allCases { current[kind.rawValue] = Event.schemaVersion(of: kind) }
        let graph = try UpcasterGraph(upcasters, current: current)
        parts = Parts(
            codec: codec, graph: graph,
            fingerprint: Fingerprint.of(current.map { "\(EventVersion($0.key, $0.value))" }.sorted() + graph.summary))
    }

    /// A reader of the events of an aggregate, with its upcasters.
    ///
    /// - Throws: as ``init(_:upcasters:codec:)``.
    public init<Aggregate: AggregateRoot>(
        of aggregate: Aggregate.Type, codec: any EventCodec = JSONEventCodec()
    ) throws(EventStoreError) where Aggregate.Event == Event {
        try self.init(Event.self, upcasters: Aggregate.upcasters, codec: codec)
    }
}

extension EventReader {
    /// The events that `stored` holds today: one, or as many as its upcasters make of it. The event that ends a deleted
    /// stream holds none.
    ///
    /// - Throws: ``EventStoreError`` that names type, stream, version and position: `.unknownEventType`,
    ///   `.unknownSchemaVersion` where the event is newer than the program, `.upcastFailed`, `.undecodablePayload` or
    ///   `.payloadErased`.
    public func events(of stored: StoredEvent) throws -> [TypedEvent<Event>] {
        guard !stored.isTombstone else { return [] }
        if let event = try current(stored) { return [TypedEvent(event, ordinal: 1, stored: stored)] }
        return try upcast(stored).enumerated().map { TypedEvent($1, ordinal: $0 + 1, stored: stored) }
    }

    /// The event, if it is at the version that the program has.
    @usableFromInline
    func current(_ stored: StoredEvent) throws -> Event? {
        try parts.codec.decodeCurrent(Event.self, from: stored)
    }

    /// The events that an event of another version holds today.
    @usableFromInline
    func upcast(_ stored: StoredEvent) throws -> [Event] {
        let payload = try payload(of: stored)
        let forms = try parts.graph.upcast(EventForm(stored, payload: payload))
        return try forms.map { form in
            guard let kind = Event.CodingKeys(stringValue: form.version.type),
                Event.schemaVersion(of: kind) == form.version.version
            else { throw stored.notCurrent(Event.self) }
            return try parts.codec.decode(Event.self, kind: kind, from: form.payload, of: stored)
        }
    }

    private func payload(of stored: StoredEvent) throws -> [UInt8] {
        switch stored.payload {
        case .encoded(let bytes): bytes
        case .held: throw stored.notCurrent(Event.self)
        case .erased: throw stored.fault(.payloadErased, "was erased")
        }
    }
}
