extension FuzzKind {
    /// A document of any shape in any legal layout: it is read to what stands in it.
    static let documents = FuzzKind(name: "documents") { choices, codec, tally in
        let tree = DocumentTree.drawn(depth: 4, from: &choices)
        let bytes = DocumentLayout.drawn(of: tree, from: &choices)
        guard DocumentReader.read(bytes)?.identity == tree.identity else {
            throw Breach("the fuzzer wrote another document than it drew", "text, \(Excerpt(bytes))")
        }
        try DocumentCheck(bytes).check(codec, &tally)
    }
}
