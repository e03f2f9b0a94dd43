/// Writes the elements of an array.
struct JSONUnkeyedEncoder: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let serial: Int

    var codingPath: [any CodingKey] { writer.path(of: serial) }
    var count: Int { writer.index(of: serial).map { writer.frames[$0].count } ?? 0 }

    func encodeNil() throws { try writer.element(of: serial) { writer.out.append("null") } }
    func encode(_ value: Bool) throws { try writer.element(of: serial) { writer.out.append(value) } }
    func encode(_ value: String) throws { try writer.element(of: serial) { writer.out.append(quoted: value) } }
    func encode(_ value: Double) throws { try writer.element(of: serial) { try writer.out.append(value) } }
    func encode(_ value: Float) throws { try writer.element(of: serial) { try writer.out.append(value) } }
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
    func encode<Value: Encodable>(_ value: Value) throws { try writer.element(of: serial) { try writer.value(value) } }

    @inline(__always)
    private func integer(_ value: some FixedWidthInteger) throws {
        try writer.element(of: serial) { writer.out.append(integer: value) }
    }

    func nestedContainer<NestedKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        let nested = writer.nest(.object, of: serial, order: JSONOrdering.ofKeys(type))
        return KeyedEncodingContainer(JSONKeyedEncoder<NestedKey>(writer: writer, serial: nested))
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONUnkeyedEncoder(writer: writer, serial: writer.nest(.array, of: serial, order: .asWritten))
    }

    func superEncoder() -> any Encoder {
        JSONValueEncoder(writer: writer, serial: writer.nest(.empty, of: serial, order: .asWritten))
    }
}
