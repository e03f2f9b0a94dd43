extension Optional: Sample where Wrapped: Sample {
    static func sample(depth: Int, from choices: inout Choices) -> Wrapped? {
        choices.below(3) == 0 ? nil : Wrapped.sample(depth: depth, from: &choices)
    }

    /// JSON has one null for what is absent and for what is present and nil.
    var sampleIdentity: String { map(\.sampleIdentity) ?? "nil" }
}

extension Array: Sample where Element: Sample {
    static func sample(depth: Int, from choices: inout Choices) -> [Element] {
        choices.some(depth > 0 ? 3 : 0) { Element.sample(depth: depth - 1, from: &$0) }
    }

    var sampleIdentity: String { "[\(map(\.sampleIdentity).joined(separator: ", "))]" }
}

extension Dictionary: Sample where Key: Sample, Value: Sample {
    static func sample(depth: Int, from choices: inout Choices) -> [Key: Value] {
        let entries = choices.some(depth > 0 ? 4 : 0) {
            (Key.sample(depth: depth - 1, from: &$0), Value.sample(depth: depth - 1, from: &$0))
        }
        return Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    var sampleIdentity: String {
        "[\(map { "\($0.key.sampleIdentity): \($0.value.sampleIdentity)" }.sorted())]"
    }
}

extension Set: Sample where Element: Sample {
    static func sample(depth: Int, from choices: inout Choices) -> Set<Element> {
        Set(choices.some(6) { Element.sample(depth: depth - 1, from: &$0) })
    }

    var sampleIdentity: String { "{\(map(\.sampleIdentity).sorted())}" }
}
