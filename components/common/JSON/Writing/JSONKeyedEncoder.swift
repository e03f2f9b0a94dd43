/// Writes the members of an object.
struct JSONKeyedEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let serial: Int

    var codingPath: [any CodingKey] { writer.path(of: serial) }

    func encodeNil(forKey key: Key) throws { try writer.member(key, of: serial) { writer.out.append("null") } }
    func encode(_ value: Bool, forKey key: Key) throws {
        try writer.member(key, of: serial) { writer.out.append(value) }
    }
    func encode(_ value: String, forKey key: Key) throws {
        try writer.member(key, of: serial) { writer.out.append(quoted: value) }
    }
    func encode(_ value: Double, forKey key: Key) throws {
        try writer.member(key, of: serial) { try writer.out.append(value) }
    }
    func encode(_ value: Float, forKey key: Key) throws {
        try writer.member(key, of: serial) { try writer.out.append(value) }
    }
    func encode(_ value: Int, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: Int128, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt8, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt16, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt32, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt64, forKey key: Key) throws { try integer(value, key) }
    func encode(_ value: UInt128, forKey key: Key) throws { try integer(value, key) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try writer.member(key, of: serial) { try writer.value(value) }
    }

    @inline(__always)
    private func integer(_ value: some FixedWidthInteger, _ key: Key) throws {
        try writer.member(key, of: serial) { writer.out.append(integer: value) }
    }

    func nestedContainer<NestedKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        let nested = writer.nest(.object, forKey: key, of: serial, order: JSONOrdering.ofKeys(type))
        return KeyedEncodingContainer(JSONKeyedEncoder<NestedKey>(writer: writer, serial: nested))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONUnkeyedEncoder(writer: writer, serial: writer.nest(.array, forKey: key, of: serial, order: .asWritten))
    }

    func superEncoder() -> any Encoder { encoder(JSONPathKey.super) }
    func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

    private func encoder(_ key: some CodingKey) -> any Encoder {
        JSONValueEncoder(writer: writer, serial: writer.nest(.empty, forKey: key, of: serial, order: .asWritten))
    }
}
