/// The name of a member of an event's JSON.
struct CloudEventKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String

    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }

    init(stringLiteral name: String) { stringValue = name }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
