extension FuzzKind {
    /// A value with something in it that JSON has no text for: the error tells where.
    static let refusals = FuzzKind(name: "refusals") { choices, codec, tally in
        let members = ["a", "b"].map { key in
            Shape.Member(
                key: key, way: .value, shape: key == "a" ? .drawn(depth: 3, from: &choices) : .leaf(Double.self))
        }
        let shape = Shape.record(members)
        let content = Content.drawn(as: shape, from: &choices)
        let sites = Site.all(of: shape, content).compactMap { site -> (Site, any Leaf)? in
            guard case .leaf(let type) = site.what, let value = type.unwritable else { return nil }
            return (site, value as any Leaf)
        }
        let (site, unwritable) = choices.pick(sites)
        let value = Shaped(shape: shape, content: site.putting(.leaf(unwritable)))
        let expected = Failure(kind: "invalidValue", path: site.path)
        do {
            let document = try codec.encode(value)
            throw Breach("we write what has no text, \(Excerpt(document))", "type \(shape)", value.content.identity)
        } catch let error as EncodingError {
            guard Failure(error) == expected else {
                throw Breach("our error is \(Failure(error)), and must be \(expected)", "type \(shape)")
            }
        }
        tally.count("errors of writing with the right coding path")
        do {
            _ = try FoundationCodec.alike.encode(value)
        } catch {
            if Failure(error) == expected { tally.count("errors of writing that Foundation tells alike") }
        }
    }
}
