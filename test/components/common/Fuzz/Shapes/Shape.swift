/// A `Codable` type as data: what a user could have written down as a type of their own.
///
/// ``Shaped`` encodes and decodes itself by it.
indirect enum Shape {
    case leaf(any Leaf.Type)
    /// A value in a single-value container, as of a type that wraps another.
    case wrapper(Shape)
    case optional(Shape)
    case array(Shape)
    case dictionary(any DictionaryKey.Type, Shape)
    /// Members in a keyed container.
    case record([Member])
    /// Members in an unkeyed container.
    case row([Member])
    /// An enum with payloads, laid out as Swift's synthesised code does it.
    case choice([Variant])

    struct Member {
        let key: String
        let way: Way
        let shape: Shape
    }

    struct Variant {
        let name: String
        let payload: [Member]
    }

    /// How a member is handed to its container.
    enum Way {
        /// `encode` and `decode`.
        case value
        /// `encodeIfPresent` and `decodeIfPresent`, of an optional.
        case ifPresent
        /// `encodeNil` or the value, told apart by `decodeNil`, of an optional.
        case nilOrValue
        /// A nested container, of a record or a row.
        case nested
        /// A super encoder under the member's key.
        case superEncoder
        /// The one super encoder without a key, under `super`.
        case bareSuperEncoder
    }
}

extension Shape {
    /// Whether its values are small, so that there may be many.
    var isSmall: Bool {
        switch self {
        case .leaf: true
        case .wrapper(let inner), .optional(let inner): inner.isSmall
        case .array, .dictionary, .record, .row, .choice: false
        }
    }

    /// Whether a dictionary is somewhere in it that becomes an array of keys and values.
    var hasPairs: Bool {
        contains { if case .dictionary(let key, _) = $0 { !key.makesObject } else { false } }
    }

    var hasDecimals: Bool {
        contains { if case .leaf(let type) = $0 { type == ExactDecimal.self } else { false } }
    }

    private func contains(_ isWanted: (Shape) -> Bool) -> Bool {
        if isWanted(self) { return true }
        switch self {
        case .leaf: return false
        case .wrapper(let inner), .optional(let inner), .array(let inner), .dictionary(_, let inner):
            return inner.contains(isWanted)
        case .record(let members), .row(let members): return members.contains { $0.shape.contains(isWanted) }
        case .choice(let variants):
            return variants.contains { $0.payload.contains { $0.shape.contains(isWanted) } }
        }
    }
}

extension Shape: CustomStringConvertible {
    var description: String {
        switch self {
        case .leaf(let type): "\(type)"
        case .wrapper(let inner): "wrapper(\(inner))"
        case .optional(let inner): "\(inner)?"
        case .array(let element): "[\(element)]"
        case .dictionary(let key, let value): "[\(key): \(value)]"
        case .record(let members): "record{\(members.map { "\($0)" }.joined(separator: ", "))}"
        case .row(let members): "row(\(members.map { "\($0)" }.joined(separator: ", ")))"
        case .choice(let variants): "enum{\(variants.map { "\($0)" }.joined(separator: " | "))}"
        }
    }
}

extension Shape.Member: CustomStringConvertible {
    var description: String { "\(key.debugDescription) \(way == .value ? "" : "by \(way) ")\(shape)" }
}

extension Shape.Variant: CustomStringConvertible {
    var description: String { "\(name.debugDescription)(\(payload.map { "\($0)" }.joined(separator: ", ")))" }
}
