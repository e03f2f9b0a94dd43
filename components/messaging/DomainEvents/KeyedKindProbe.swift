/// The container of a ``KindProbe`` that is asked for by key.
struct KeyedKindProbe<Key: CodingKey, Kind: EventKey>: KeyedEncodingContainerProtocol {
    let probe: KindProbe<Kind>

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) { probe.note(key) }
    func encode(_ value: some Encodable, forKey key: Key) { probe.note(key) }

    func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
        probe.note(key)
        return probe.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        probe.note(key)
        return probe.unkeyedContainer()
    }

    func superEncoder() -> any Encoder { probe }

    func superEncoder(forKey key: Key) -> any Encoder {
        probe.note(key)
        return probe
    }
}
