/// Takes note of the type of key that a value asks a container for.
final class DictionaryProbe: Encoder {
    private let writer = JSONWriter(maximumDepth: 1)
    private(set) var key: ObjectIdentifier?

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        key = ObjectIdentifier(type)
        return KeyedEncodingContainer(JSONKeyedEncoder<Key>(writer: writer, serial: -1))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { JSONUnkeyedEncoder(writer: writer, serial: -1) }

    func singleValueContainer() -> any SingleValueEncodingContainer { JSONValueEncoder(writer: writer, serial: -1) }
}
