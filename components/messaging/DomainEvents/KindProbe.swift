/// An encoder that writes nothing, and notes under which key of the enum the value would be written.
final class KindProbe<Kind: EventKey>: Encoder {
    private(set) var kind: Kind?

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func note(_ key: some CodingKey) {
        if kind == nil { kind = key as? Kind }
    }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedKindProbe<Key, Kind>(probe: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        UnkeyedKindProbe(probe: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        UnkeyedKindProbe(probe: self)
    }
}
