import OrchestrixCommon

extension DocumentCheck {
    /// Raw JSON is what is JSON, byte for byte.
    func checkRaw() throws {
        let raw = try? RawJSON(validating: bytes)
        guard (raw != nil) == (tree != nil) else { throw breach("RawJSON judges it otherwise: \(raw != nil)") }
        guard let raw, let tree else { return }
        guard DocumentReader.read(raw.bytes)?.identity == tree.identity,
            bytes.count - raw.bytes.count == Self.spaceAround(bytes)
        else { throw breach("RawJSON has other bytes, \(Excerpt(raw.bytes))") }
        try checkSplicing(raw, tree)
    }

    /// Raw JSON comes out of a document as it stands there, and goes into one as it is, if that doesn't make it too deep.
    private func checkSplicing(_ raw: RawJSON, _ tree: DocumentTree) throws {
        if case .array(let elements) = tree {
            let parts = try JSONCodec().decode([RawJSON].self, from: bytes)
            let identities = parts.map { DocumentReader.read($0.bytes)?.identity }
            guard identities == elements.map(\.identity) else { throw breach("the raw elements are \(identities)") }
        }
        let spliced = try? JSONCodec().encode(["a": [raw, raw]])
        guard (spliced != nil) == (tree.depth <= 510) else { throw breach("raw JSON is spliced at any depth") }
        guard let spliced else { return }
        let text = Array("{\"a\":[".utf8) + raw.bytes + Array(",".utf8) + raw.bytes + Array("]}".utf8)
        guard spliced == text else { throw breach("raw JSON is spliced as \(Excerpt(spliced))") }
    }

    private static func spaceAround(_ bytes: [UInt8]) -> Int {
        let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
        return bytes.prefix(while: isSpace).count + bytes.reversed().prefix(while: isSpace).count
    }
}
