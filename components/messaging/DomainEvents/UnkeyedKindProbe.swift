/// The containers of a ``KindProbe`` that have no keys, and so nothing to tell.
struct UnkeyedKindProbe<Kind: EventKey>: UnkeyedEncodingContainer, SingleValueEncodingContainer {
    let probe: KindProbe<Kind>

    var codingPath: [any CodingKey] { [] }
    var count: Int { 0 }

    func encodeNil() {}
    func encode(_ value: some Encodable) {}

    func nestedContainer<Nested>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        probe.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
    func superEncoder() -> any Encoder { probe }
}
