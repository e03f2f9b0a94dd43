/// Compares what a decoder has told of a document with the document.
struct SeenComparison {
    /// Whether the rules hold for the decoder; they do for ours, and where they explain it, Foundation's may differ.
    let isExact: Bool

    /// What is different first, or nil.
    func difference(_ tree: DocumentTree, _ seen: SeenDocument, _ tally: inout Tally) -> String? {
        switch (tree, seen) {
        case (.null, .null): return nil
        case (.bool(let value), .bool(let seen)) where value == seen: return nil
        case (.string(let value), .string(let seen)) where value.identity == seen.identity: return nil
        case (.number(let text), .number(let seen)): return difference(text, seen, &tally)
        case (.array(let elements), .array(let seen)) where elements.count == seen.count:
            for (element, seen) in zip(elements, seen) {
                if let difference = difference(element, seen, &tally) { return difference }
            }
            return nil
        case (.object(let members), .object(let seen)): return difference(members, seen, &tally)
        default: return "\(Excerpt(tree.text)) is read as \(seen)"
        }
    }

    private func difference(_ text: String, _ seen: SeenNumber, _ tally: inout Tally) -> String? {
        let expected = SeenNumber(text)
        let explained = isExact ? seen : explained(text, seen, expected, &tally)
        return explained == expected ? nil : "the number \(text) must be \(expected) and is read as \(seen)"
    }

    /// What Foundation has read, but for what the rules say of a number that is written like this.
    private func explained(
        _ text: String, _ seen: SeenNumber, _ expected: SeenNumber, _ tally: inout Tally
    ) -> SeenNumber {
        let number = NumberText(text)
        var explained = seen
        func apply(_ rule: Rule, if isApplicable: Bool, _ adapt: () -> Void) {
            let before = explained
            if isApplicable { adapt() }
            if explained != before { tally.count(rule) }
        }
        apply(.exactIntegers, if: text.contains { ".eE".contains($0) }) {
            explained.byte = expected.byte
            explained.int = expected.int
            explained.unsigned = expected.unsigned
            explained.wide = expected.wide
            explained.widest = expected.widest
        }
        apply(.exactDecimals, if: !number.isPlain || !number.fitsDecimal) {
            explained.decimal = expected.decimal
        }
        apply(.zeroExponents, if: number.isZero && text.contains { "eE".contains($0) }) {
            explained.double = expected.double
            explained.float = expected.float
            explained.decimal = expected.decimal
        }
        return explained
    }

    private func difference(
        _ members: [DocumentTree.Member], _ seen: [(key: String, value: SeenDocument)], _ tally: inout Tally
    ) -> String? {
        var expected = DocumentTree.first(members)
        if !isExact {
            var names: Set<String> = []
            let distinct = expected.filter { names.insert($0.key).inserted }
            if distinct.count < expected.count { tally.count(Rule.keysByBytes) }
            expected = distinct
        }
        let sorted = expected.sorted { $0.key.identity < $1.key.identity }
        let found = seen.sorted { $0.key.identity < $1.key.identity }
        guard sorted.map(\.key.identity) == found.map(\.key.identity) else {
            return "the members are \(expected.map(\.key)), and \(seen.map(\.key)) are read"
        }
        for (member, seen) in zip(sorted, found) {
            if let difference = difference(member.value, seen.value, &tally) { return difference }
        }
        return nil
    }
}
