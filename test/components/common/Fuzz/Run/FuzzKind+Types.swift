extension FuzzKind {
    /// A real type and a value of it: what either codec writes, the other reads to the same value.
    static let types = FuzzKind(name: "types") { choices, codec, tally in
        let type = Samples.type(choices.below(1_000))
        try exchange(type, codec, &choices)
        tally.count("values of synthesised types exchanged")
    }

    private static func exchange<Value: Sample>(
        _ type: Value.Type, _ codec: any FuzzedCodec, _ choices: inout Choices
    ) throws {
        let value = Value.sample(depth: 3, from: &choices)
        let identity = value.sampleIdentity
        let foundation = FoundationCodec.alike
        let ours = try codec.encode(value)
        let theirs = try foundation.encode(value)
        func breach(_ what: String) -> Breach {
            Breach(what, "type \(type)", "value \(identity)", "\(Excerpt(ours))", "\(Excerpt(theirs))")
        }
        guard
            DocumentReader.read(ours)?.identity(inOrder: false) == DocumentReader.read(theirs)?.identity(inOrder: false)
        else { throw breach("the documents differ") }
        for (what, document, reader) in [
            ("we read our own document", ours, codec), ("Foundation reads our document", ours, foundation),
            ("we read Foundation's document", theirs, codec),
        ] as [(String, [UInt8], any FuzzedCodec)] {
            do {
                let read = try reader.decode(type, from: document)
                guard read.sampleIdentity == identity else {
                    throw breach("\(what) to another value, \(read.sampleIdentity)")
                }
            } catch let error where !(error is Breach) {
                throw breach("\(what) and fail: \(Failure(error))")
            }
        }
    }
}
