import Foundation

/// A value of a generated type that is handed from one codec to the other.
struct Exchange {
    private let shape: Shape
    private let content: Content

    init(shape: Shape, content: Content) {
        self.shape = shape
        self.content = content
    }

    func check(_ codec: any FuzzedCodec, decimalsAreStrings: Bool) throws {
        let value = Shaped(shape: shape, content: content)
        let ours = try document(of: value, by: codec, "ours")
        let theirs = try document(of: value, by: FoundationCodec.alike, "Foundation's")
        guard let tree = DocumentReader.read(ours) else { throw breach("what we write is no JSON", ours) }
        let expected = try shape.document(of: content, leavesBy: codec).text
        guard ours == expected else { throw breach("our document isn't what it must be", ours, expected) }
        // Foundation's dictionaries that aren't objects come in any order.
        let inOrder = !shape.hasPairs
        guard tree.identity(inOrder: inOrder) == DocumentReader.read(theirs)?.identity(inOrder: inOrder) else {
            throw breach("the documents differ", ours, theirs)
        }
        try read(ours, by: codec, "we read our own document")
        try read(ours, by: FoundationCodec.alike, "Foundation reads our document")
        let copy = try read(theirs, by: codec, "we read Foundation's document")
        let again = try document(of: Shaped(shape: shape, content: copy), by: codec, "ours")
        guard again == ours else { throw breach("the same value gives other bytes", ours, again) }
        guard !decimalsAreStrings else { return }
        let withNumbers = try document(
            of: value, by: FoundationCodec.withNumbers, "Foundation's with decimals as numbers")
        try read(withNumbers, by: codec, "we read Foundation's document with decimals as numbers")
    }

    private func document(of value: Shaped, by codec: any FuzzedCodec, _ whose: String) throws -> [UInt8] {
        do {
            return try codec.encode(value)
        } catch {
            throw breach("\(whose) encoder refuses it: \(Failure(error)) \(error)")
        }
    }

    @discardableResult
    private func read(_ document: [UInt8], by codec: any FuzzedCodec, _ what: String) throws -> Content {
        let read: Content
        do {
            read = try ShapeReading.decode(shape, from: document, by: codec)
        } catch {
            throw breach("\(what) and fail: \(Failure(error)) \(error)", document)
        }
        guard read.identity == content.identity else {
            throw breach("\(what) to another value, \(read.identity)", document)
        }
        return read
    }

    private func breach(_ what: String, _ documents: [UInt8]...) -> Breach {
        var breach = Breach(documents.map { "document, \(Excerpt($0))" }.joined(separator: "\n"))
        breach = breach.within("value \(content.identity)").within("type \(shape)").within(what)
        return breach
    }
}
