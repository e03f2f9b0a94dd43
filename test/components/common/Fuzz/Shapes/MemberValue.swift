/// A member of a keyed container.
struct MemberValue: ValueSource {
    let container: KeyedDecodingContainer<ShapeKey>
    let key: ShapeKey

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type, forKey: key) }
}
