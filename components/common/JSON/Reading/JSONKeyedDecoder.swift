/// Reads the members of an object.
struct JSONKeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let object: Int

    var codingPath: [any CodingKey] { document.path(to: object) }
    var allKeys: [Key] { document.names(of: object).compactMap { Key(stringValue: $0) } }

    @inline(__always)
    func find(_ key: some CodingKey) -> Int? {
        var name = key.stringValue
        return name.withUTF8 { document.member($0, of: object) }
    }

    @inline(__always)
    private func token(_ key: Key) throws -> Int {
        guard let token = find(key) else { throw missing(key) }
        return token
    }

    private func missing(_ key: Key) -> DecodingError {
        .keyNotFound(
            key,
            DecodingError.Context(codingPath: codingPath, debugDescription: "The object has no member of that name."))
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { document.isNull(try token(key)) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try document.bool(at: token(key)) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try document.string(at: token(key)) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try document.double(at: token(key)) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try document.float(at: token(key)) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try integer(key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try integer(key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try integer(key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try integer(key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try integer(key) }
    func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try integer(key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try integer(key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try integer(key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try integer(key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try integer(key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try integer(key) }
    func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try integer(key) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try document.value(type, at: token(key))
    }

    @inline(__always)
    private func integer<Number: FixedWidthInteger>(_ key: Key) throws -> Number {
        try document.integer(Number.self, at: token(key))
    }

    func nestedContainer<NestedKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try JSONValueDecoder(document: document, token: token(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONValueDecoder(document: document, token: token(key)).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder(JSONPathKey.super) }
    func superDecoder(forKey key: Key) -> any Decoder { decoder(key) }

    private func decoder(_ key: some CodingKey) -> any Decoder {
        guard let token = find(key) else { return JSONAbsentDecoder(codingPath: codingPath + [key]) }
        return JSONValueDecoder(document: document, token: token)
    }
}
