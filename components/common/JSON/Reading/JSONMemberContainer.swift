/// An object with one member, whose value is a whole document.
struct JSONMemberContainer<Key: CodingKey, Member: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let member: Member

    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] {
        if Key.self == Member.self { return [unsafeBitCast(member, to: Key.self)] }
        return Key(stringValue: member.stringValue).map { [$0] } ?? []
    }

    func contains(_ key: Key) -> Bool { key.stringValue == member.stringValue }
    func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try value(key).decode(type) }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try value(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder(JSONPathKey.super) }
    func superDecoder(forKey key: Key) -> any Decoder { decoder(key) }

    private func decoder(_ key: some CodingKey) -> any Decoder {
        guard key.stringValue == member.stringValue else { return JSONAbsentDecoder(codingPath: [key]) }
        return JSONValueDecoder(document: document, token: 0)
    }

    private func value(_ key: Key) throws -> JSONValueDecoder {
        guard contains(key) else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(codingPath: [], debugDescription: "The object has no member of that name."))
        }
        return JSONValueDecoder(document: document, token: 0)
    }
}
