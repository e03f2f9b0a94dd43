/// The next element of an unkeyed container.
final class NextElement: ValueSource {
    var container: any UnkeyedDecodingContainer

    init(container: any UnkeyedDecodingContainer) {
        self.container = container
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type) }
}
