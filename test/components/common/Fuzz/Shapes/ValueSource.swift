/// A place from which one value is decoded, whatever kind of container it stands in.
protocol ValueSource {
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value
}

/// The value of a single-value container.
struct OnlyValue: ValueSource {
    let container: any SingleValueDecodingContainer

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type) }
}
