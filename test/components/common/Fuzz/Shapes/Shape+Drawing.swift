extension Shape {
    static func drawn(depth: Int, from choices: inout Choices) -> Shape {
        switch choices.below(depth > 0 ? 12 : 2) {
        case 0, 1: .leaf(choices.pick(LeafKinds.all))
        case 2, 3, 4: .record(members(depth: depth - 1, from: &choices))
        case 5: .row(members(depth: depth - 1, from: &choices))
        case 6: .array(drawn(depth: depth - 1, from: &choices))
        case 7: .dictionary(choices.pick(DictionaryKeys.all), drawn(depth: depth - 1, from: &choices))
        case 8: .choice([variant(0, depth, &choices)] + choices.some(3) { variant($0.made.count, depth, &$0) })
        case 9: optional(depth: depth - 1, from: &choices)
        default: .wrapper(drawn(depth: depth - 1, from: &choices))
        }
    }

    /// An optional of what isn't one itself: JSON's null can't tell which of two was meant.
    private static func optional(depth: Int, from choices: inout Choices) -> Shape {
        let inner = drawn(depth: depth, from: &choices)
        return inner.canBeNull ? inner : .optional(inner)
    }

    var canBeNull: Bool {
        switch self {
        case .optional: true
        case .wrapper(let inner): inner.canBeNull
        case .leaf, .array, .dictionary, .record, .row, .choice: false
        }
    }

    private static func members(depth: Int, from choices: inout Choices) -> [Member] {
        var keys: Set<String> = ["super"]
        var hasSuper = false
        let isLarge = choices.oneIn(16)
        return choices.some(isLarge ? 80 : 8, odds: isLarge ? 40 : 4) { choices in
            let key = freshKey(besides: &keys, &choices)
            let shape = drawn(depth: isLarge ? 0 : depth, from: &choices)
            var way = choices.pick(ways(of: shape))
            if way == .bareSuperEncoder {
                if hasSuper { way = .value }
                hasSuper = true
            }
            return Member(key: way == .bareSuperEncoder ? "super" : key, way: way, shape: shape)
        }
    }

    private static func variant(_ number: Int, _ depth: Int, _ choices: inout Choices) -> Variant {
        var keys: Set<String> = []
        let payload = choices.some(3) { choices in
            let key = freshKey(besides: &keys, &choices)
            let shape = drawn(depth: depth - 1, from: &choices)
            let isOptional = if case .optional = shape { true } else { false }
            return Member(key: key, way: isOptional ? .ifPresent : .value, shape: shape)
        }
        return Variant(name: "case\(number)", payload: payload)
    }

    private static func ways(of shape: Shape) -> [Way] {
        switch shape {
        case .optional: [.value, .ifPresent, .nilOrValue]
        case .record, .row: [.value, .nested, .superEncoder, .bareSuperEncoder]
        case .leaf, .wrapper, .array, .dictionary, .choice: [.value, .value, .superEncoder]
        }
    }

    /// A key that Swift holds for different from all others, as member names are.
    private static func freshKey(besides keys: inout Set<String>, _ choices: inout Choices) -> String {
        let plain = "m\(keys.count)"
        let key = choices.oneIn(4) ? String.drawn(from: &choices) : plain
        let fresh = keys.contains(key) ? plain : key
        keys.insert(fresh)
        return fresh
    }
}
