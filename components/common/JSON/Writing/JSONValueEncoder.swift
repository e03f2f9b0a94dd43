/// The encoder of one value, which is also the container of a single one.
struct JSONValueEncoder: Encoder, SingleValueEncodingContainer {
    let writer: JSONWriter
    let serial: Int

    var codingPath: [any CodingKey] { writer.path(of: serial) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        let opened = writer.open(.object, in: serial, order: JSONOrdering.ofKeys(type))
        return KeyedEncodingContainer(JSONKeyedEncoder<Key>(writer: writer, serial: opened))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONUnkeyedEncoder(writer: writer, serial: writer.open(.array, in: serial, order: .asWritten))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    // MARK: SingleValueEncodingContainer

    func encodeNil() throws { try writer.single(of: serial) { writer.out.append("null") } }
    func encode(_ value: Bool) throws { try writer.single(of: serial) { writer.out.append(value) } }
    func encode(_ value: String) throws { try writer.single(of: serial) { writer.out.append(quoted: value) } }
    func encode(_ value: Double) throws { try writer.single(of: serial) { try writer.out.append(value) } }
    func encode(_ value: Float) throws { try writer.single(of: serial) { try writer.out.append(value) } }
    func encode(_ value: Int) throws { try integer(value) }
    func encode(_ value: Int8) throws { try integer(value) }
    func encode(_ value: Int16) throws { try integer(value) }
    func encode(_ value: Int32) throws { try integer(value) }
    func encode(_ value: Int64) throws { try integer(value) }
    func encode(_ value: Int128) throws { try integer(value) }
    func encode(_ value: UInt) throws { try integer(value) }
    func encode(_ value: UInt8) throws { try integer(value) }
    func encode(_ value: UInt16) throws { try integer(value) }
    func encode(_ value: UInt32) throws { try integer(value) }
    func encode(_ value: UInt64) throws { try integer(value) }
    func encode(_ value: UInt128) throws { try integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try writer.single(of: serial) { try writer.value(value) } }

    @inline(__always)
    private func integer(_ value: some FixedWidthInteger) throws {
        try writer.single(of: serial) { writer.out.append(integer: value) }
    }
}
