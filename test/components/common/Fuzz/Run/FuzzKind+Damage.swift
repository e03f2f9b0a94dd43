extension FuzzKind {
    /// A document that has been damaged: it is read if it still is one, and else refused.
    static let damage = FuzzKind(name: "damage") { choices, codec, tally in
        let tree = DocumentTree.drawn(depth: 3, from: &choices)
        let bytes = DocumentLayout.drawn(of: tree, from: &choices)
        try DocumentCheck(DocumentDamage.done(to: bytes, from: &choices)).check(codec, &tally)
    }
}
