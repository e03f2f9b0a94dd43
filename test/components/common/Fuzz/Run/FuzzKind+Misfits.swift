extension FuzzKind {
    /// A document in which something doesn't fit the type: the error tells what, and where.
    static let misfits = FuzzKind(name: "misfits") { choices, codec, tally in
        let shape = Shape.drawn(depth: 3, from: &choices)
        let content = Content.drawn(as: shape, from: &choices)
        let bytes = try codec.encode(Shaped(shape: shape, content: content))
        guard let tree = DocumentReader.read(bytes) else { throw Breach("what we write is no JSON, \(Excerpt(bytes))") }
        let sites = Site.all(of: shape, content)
        try checkAny(shape, tree, sites, codec, &choices, &tally)
        guard !sites.isEmpty else { return }
        let site = choices.pick(sites)
        guard let misfit = Misfit.drawn(at: site, in: tree, from: &choices) else { return }
        let error = Self.error(of: codec, shape, misfit.document)
        let ours = error.map { Failure($0) }
        guard ours == misfit.failure else {
            throw Breach(
                "our error is \(ours.map { "\($0)" } ?? "none"), and must be \(misfit.failure)", "type \(shape)",
                "document, \(Excerpt(misfit.document.text))")
        }
        guard site.mayQuote || !Misfit.texts.contains(where: { "\(error as Any)".contains($0) }) else {
            throw Breach("our error quotes the document: \(error as Any)", "type \(shape)")
        }
        tally.count("errors of reading with the right coding path")
        let theirs = Self.error(of: FoundationCodec.alike, shape, misfit.document)
        if theirs.map({ Failure($0) }) == misfit.failure {
            tally.count("errors of reading that Foundation tells alike")
        }
    }

    private static func error(
        of codec: any FuzzedCodec, _ shape: Shape, _ document: DocumentTree
    ) -> (any Error)? {
        do {
            _ = try ShapeReading.decode(shape, from: document.text, by: codec)
            return nil
        } catch {
            return error
        }
    }

    /// With any value at all in any place: either both read the document to the same value, or neither reads it.
    private static func checkAny(
        _ shape: Shape, _ tree: DocumentTree, _ sites: [Site], _ codec: any FuzzedCodec, _ choices: inout Choices,
        _ tally: inout Tally
    ) throws {
        let replacement = DocumentTree.drawn(depth: 2, from: &choices).plain
        guard !shape.hasDecimals, !sites.isEmpty else { return }
        let document = tree.replacing(choices.pick(sites).path, with: choices.oneIn(8) ? nil : replacement).text
        let ours = try? ShapeReading.decode(shape, from: document, by: codec).identity
        let theirs = try? ShapeReading.decode(shape, from: document, by: FoundationCodec.alike).identity
        guard ours == theirs else {
            throw Breach(
                "we read \(ours ?? "nothing"), and Foundation \(theirs ?? "nothing")", "type \(shape)",
                "document, \(Excerpt(document))")
        }
        tally.count(ours == nil ? "odd documents that neither reads" : "odd documents that both read")
    }
}
