extension FuzzKind {
    /// A type that uses its encoder in any way: it becomes the document that Foundation's encoder makes of it.
    static let uses = FuzzKind(name: "uses") { choices, codec, tally in
        let script = UseScript(choices)
        let same = UseScript(choices, isForFoundation: true)
        let ours = Result { try codec.encode([ScriptedUse(script: script, path: ["Index 0"])]) }
        let theirs = Result { try FoundationCodec.alike.encode([ScriptedUse(script: same, path: ["Index 0"])]) }
        choices = script.choices
        guard script.complaints.isEmpty else {
            throw Breach(script.complaints.joined(separator: "\n"), script.log.joined(separator: "\n"))
        }
        let documents = try (ours.get(), theirs.get())
        guard let tree = DocumentReader.read(documents.0), tree.text == documents.0 else {
            throw Breach(
                "our document isn't in the stored form, \(Excerpt(documents.0))", script.log.joined(separator: "\n"))
        }
        guard tree.identity == DocumentReader.read(documents.1)?.identity else {
            throw Breach(
                "the documents differ", "ours,         \(Excerpt(documents.0))",
                "Foundation's, \(Excerpt(documents.1))", script.log.joined(separator: "\n"))
        }
        tally.count("scripted uses")
    }
}
