extension FuzzKind {
    /// A type that uses its decoder in any way: step by step it gets what Foundation's decoder gives, errors too.
    static let reads = FuzzKind(name: "reads") { choices, codec, tally in
        let tree = DocumentTree.drawn(depth: 3, from: &choices).plain
        var same = choices
        let ours = ReadScript.log(tree.text, by: codec, &choices)
        let theirs = ReadScript.log(tree.text, by: FoundationCodec.withNumbers, &same)
        let comparison = ReadComparison(tree: tree)
        for index in 0..<max(ours.count, theirs.count) {
            let pair = (index < ours.count ? ours[index] : nil, index < theirs.count ? theirs[index] : nil)
            guard !comparison.isSame(pair.0, pair.1, &tally) else { continue }
            throw Breach(
                "a step of reading has another outcome", "document, \(Excerpt(tree.text))",
                ours[..<index].map { "  \($0)" }.joined(separator: "\n"),
                "we:         \(pair.0.map { "\($0)" } ?? "the end")",
                "Foundation: \(pair.1.map { "\($0)" } ?? "the end")")
        }
        tally.count("scripted reads")
    }
}
