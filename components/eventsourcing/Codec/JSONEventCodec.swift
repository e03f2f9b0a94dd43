import OrchestrixCommon
public import OrchestrixMessaging

/// Stores events as JSON, flat: the case's name is the event's type, its associated values are the payload.
///
/// `.deposited(amount: 5)` is stored as type `account.deposited` with the payload `{"amount":"5"}`. Swift's own
/// coding wraps the values in an object with the case's name as its only key; this codec takes the wrapping off,
/// and reads the values as if it were still there.
public struct JSONEventCodec: EventCodec {
    private let json = JSONCodec()

    /// The codec that repositories have unless told otherwise.
    public init() {}

    public var contentType: String { "application/json" }

    public func encode<Event: DomainEvent>(_ event: Event) throws -> [UInt8] {
        let wrapped = try json.encode(event)
        let prefix = try opening(try event.kind.rawValue)
        guard wrapped.starts(with: prefix), wrapped.count > prefix.count else {
            throw EventStoreError(
                .unencodableEvent,
                "\(Event.self) isn't coded as an enum: its encoding must be an object with the case's name as its only key"
            )
        }
        return Array(wrapped[prefix.count..<(wrapped.count - 1)])
    }

    public func decode<Event: DomainEvent>(
        _ type: Event.Type, kind: Event.CodingKeys, from payload: [UInt8]
    ) throws -> Event {
        try json.decode(type, fromMember: kind, holding: payload)
    }

    /// `{"account.deposited":`
    private func opening(_ name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count + 4)
        bytes.append(UInt8(ascii: "{"))
        if name.utf8.contains(where: Self.needsEscape) {
            bytes += try json.encode(name)
        } else {
            bytes.append(UInt8(ascii: "\""))
            bytes += name.utf8
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ":"))
        return bytes
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}
