/// A decoder that offers one case of an enum and holds nothing. It notes whether the values that are asked for
/// have labels, and then stops the decoding.
final class LabelProbe<Kind: EventKey>: Decoder {
    enum Finding { case labeled, unlabeled }

    /// Where the decoding is stopped.
    struct Stop: Error {}

    let offered: Kind
    private(set) var finding: Finding?

    init(_ offered: Kind) {
        self.offered = offered
    }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Notes that the offered case was asked for.
    func note(_ finding: Finding, at key: some CodingKey) {
        if self.finding == nil, key as? Kind == offered { self.finding = finding }
    }

    func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(KeyedLabelProbe<Key, Kind>(probe: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Stop() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Stop() }
}
