/// The container of a ``LabelProbe``: it holds one key, and nothing under it.
struct KeyedLabelProbe<Key: CodingKey, Kind: EventKey>: KeyedDecodingContainerProtocol {
    let probe: LabelProbe<Kind>

    /// More values than any case has.
    private static var positions: Range<Int> { 0..<64 }

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { (probe.offered as? Key).map { [$0] } ?? [] }

    func contains(_ key: Key) -> Bool { key as? Kind == probe.offered }
    func decodeNil(forKey key: Key) throws -> Bool { try stop(at: key) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try stop(at: key) }

    func nestedContainer<Values: CodingKey>(
        keyedBy type: Values.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Values> {
        // A value without a label is coded by its position.
        let isUnlabeled = Self.positions.contains { Values(stringValue: "_\($0)") != nil }
        probe.note(isUnlabeled ? .unlabeled : .labeled, at: key)
        throw LabelProbe<Kind>.Stop()
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try stop(at: key) }
    func superDecoder() throws -> any Decoder { throw LabelProbe<Kind>.Stop() }
    func superDecoder(forKey key: Key) throws -> any Decoder { try stop(at: key) }

    /// The type's own coding reads the values of the case in its own way.
    private func stop<Result>(at key: Key) throws -> Result {
        probe.note(.labeled, at: key)
        throw LabelProbe<Kind>.Stop()
    }
}
