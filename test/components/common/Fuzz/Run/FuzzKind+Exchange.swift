extension FuzzKind {
    /// A generated type and a value of it: what either codec writes, the other reads to the same value.
    static let exchange = FuzzKind(name: "exchange") { choices, codec, tally in
        let shape = Shape.drawn(depth: 3, from: &choices)
        let content = Content.drawn(as: shape, from: &choices)
        let exchange = Exchange(shape: shape, content: content)
        try exchange.check(codec, decimalsAreStrings: choices.below(2) == 0)
        tally.count("values of generated types exchanged")
    }
}
