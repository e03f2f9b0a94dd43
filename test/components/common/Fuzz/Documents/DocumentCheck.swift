import Foundation
import OrchestrixCommon

/// Holds a codec's reading of some bytes against what the RFC says of them, and Foundation's against both.
struct DocumentCheck {
    let bytes: [UInt8]
    let tree: DocumentTree?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tree = DocumentReader.read(bytes)
    }

    func check(_ codec: any FuzzedCodec, _ tally: inout Tally) throws {
        let ours = Result { try codec.decode(SeenDocument.self, from: bytes) }
        guard let tree else {
            tally.count("texts refused that are no documents")
            try checkRefusal(ours)
            try checkRaw()
            return try checkTheirs(&tally)
        }
        tally.count("documents read")
        try check(ours, "we", tree, SeenComparison(isExact: true), &tally)
        if tree.depth > Self.manyLevels {
            try checkAcceptance()
        } else {
            let theirs = Result { try FoundationCodec.alike.decode(SeenDocument.self, from: bytes) }
            try check(theirs, "Foundation", tree, SeenComparison(isExact: false), &tally)
        }
        try checkRaw()
    }

    /// Each error in the depths costs Foundation the square of the depth, and telling kinds apart takes errors.
    private static let manyLevels = 60

    private func checkAcceptance() throws {
        do {
            _ = try FoundationCodec.alike.decode(UnreadDocument.self, from: bytes)
        } catch {
            throw breach("Foundation refuses a document: \(Failure(error))")
        }
    }

    /// Foundation's decoder traps on a text that ends where it becomes too deep.
    private var mayTrapFoundation: Bool {
        let last = bytes.last { ![0x20, 0x09, 0x0A, 0x0D, 0x00].contains($0) }
        return last.map(Self.brackets.contains) == true && bytes.count { Self.brackets.contains($0) } > 512
    }

    private static let brackets = [UInt8(ascii: "["), UInt8(ascii: "{")]

    private func checkTheirs(_ tally: inout Tally) throws {
        if mayTrapFoundation { return tally.count("texts that Foundation isn't asked about, for it may trap") }
        let codec = FoundationCodec.alike
        if bytes.count(where: { Self.brackets.contains($0) }) > Self.manyLevels {
            guard (try? codec.decode(UnreadDocument.self, from: bytes)) != nil else { return }
            try explainAcceptance(unread: .unread, &tally)
        } else {
            guard (try? codec.decode(SeenDocument.self, from: bytes)) != nil else { return }
            try explainAcceptance(unread: [.repeatedValues, .unreadNumbers], &tally)
        }
    }

    private func check(
        _ seen: Result<SeenDocument, any Error>, _ who: String, _ tree: DocumentTree, _ comparison: SeenComparison,
        _ tally: inout Tally
    ) throws {
        switch seen {
        case .success(let seen):
            if let difference = comparison.difference(tree, seen, &tally) { throw breach("\(who): \(difference)") }
        case .failure(let error): throw breach("\(who) refused a document: \(Failure(error)) \(error)")
        }
    }

    private func checkRefusal(_ ours: Result<SeenDocument, any Error>) throws {
        guard case .failure(let error) = ours else { throw breach("we take for a document what is none") }
        guard case DecodingError.dataCorrupted(let context) = error, context.codingPath.isEmpty,
            let offset = Self.offset(context.debugDescription), (0...bytes.count).contains(offset)
        else { throw breach("our error doesn't tell where the text is wrong: \(error)") }
        // What stands before the place is right: with anything behind it, nothing is wrong any earlier.
        guard offset < bytes.count else { return }
        let before = Result { try JSONCodec().decode(SeenDocument.self, from: Array(bytes[..<offset])) }
        if case .failure(DecodingError.dataCorrupted(let context)) = before,
            let earlier = Self.offset(context.debugDescription), earlier < offset
        {
            throw breach("the text is wrong at byte \(earlier) already, and our error says \(offset)")
        }
    }

    /// The offset that an error about bytes tells.
    static func offset(_ description: String) -> Int? {
        guard description.hasPrefix("Invalid JSON at byte ") else { return nil }
        return Int(description.dropFirst("Invalid JSON at byte ".count).prefix { $0.isNumber })
    }

    /// Foundation took what the RFC doesn't: by which of its liberties?
    /// - Parameter unread: what hasn't been looked at.
    private func explainAcceptance(unread: DocumentReader.Leniency, _ tally: inout Tally) throws {
        let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
        if bytes.prefix(4).contains(0) || marks.contains(where: { bytes.starts(with: $0) }) {
            tally.count(Rule.encodings)
        } else if DocumentReader.read(bytes, leniency: .trailingCommas) != nil {
            tally.count(Rule.trailingCommas)
        } else if DocumentReader.read(bytes, leniency: unread.union(.trailingCommas)) != nil {
            tally.count(Rule.wholeDocument)
        } else {
            throw breach("Foundation takes for a document what is none, by no rule that is known")
        }
    }

    func breach(_ what: String) -> Breach {
        Breach(what, "text, \(Excerpt(bytes))")
    }
}
