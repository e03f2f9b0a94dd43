/// A value of a ``Shape``.
indirect enum Content {
    case leaf(any Leaf)
    case absent
    case present(Content)
    case elements([Content])
    case entries([(key: any DictionaryKey, value: Content)])
    case members([Content])
    case chosen(Int, [Content])
}

extension Content {
    /// The text by which two values of one shape are held for the same, whatever the order of a dictionary's entries.
    var identity: String {
        switch self {
        case .leaf(let leaf): leaf.identity
        case .absent: "nil"
        case .present(let inner): "some(\(inner.identity))"
        case .elements(let contents), .members(let contents): Self.list(contents)
        case .entries(let entries):
            "{\(entries.map { "\($0.key.identity): \($0.value.identity)" }.sorted().joined(separator: ", "))}"
        case .chosen(let index, let payload): "\(index)\(Self.list(payload))"
        }
    }

    private static func list(_ contents: [Content]) -> String {
        "(\(contents.map(\.identity).joined(separator: ", ")))"
    }

    static func drawn(as shape: Shape, from choices: inout Choices) -> Content {
        switch shape {
        case .leaf(let type): return .leaf(type.drawn(from: &choices))
        case .wrapper(let inner): return drawn(as: inner, from: &choices)
        case .optional(let inner):
            return choices.below(3) == 0 ? .absent : .present(drawn(as: inner, from: &choices))
        case .array(let element):
            let isLarge = element.isSmall && choices.oneIn(8)
            return .elements(
                choices.some(isLarge ? 60 : 5, odds: isLarge ? 30 : 4) { drawn(as: element, from: &$0) })
        case .dictionary(let key, let value):
            var seen: Set<String> = []
            let isLarge = value.isSmall && choices.oneIn(4)
            let entries = choices.some(isLarge ? 90 : 6, odds: isLarge ? 45 : 4) { choices in
                (key: key.drawn(from: &choices) as any DictionaryKey, value: drawn(as: value, from: &choices))
            }
            return .entries(entries.filter { seen.insert($0.key.name).inserted })
        case .record(let members), .row(let members):
            return .members(members.map { drawn(as: $0.shape, from: &choices) })
        case .choice(let variants):
            let index = choices.below(variants.count)
            return .chosen(index, variants[index].payload.map { drawn(as: $0.shape, from: &choices) })
        }
    }
}
