/// A value that doesn't fit where it is put into a document, and the error that must tell so.
struct Misfit {
    let document: DocumentTree
    let failure: Failure

    /// What no error may quote.
    static let texts = ["http://[::1", "1,5"]

    /// Something wrong at a site, as chance chooses; nil if nothing that was thought of is wrong there.
    static func drawn(at site: Site, in document: DocumentTree, from choices: inout Choices) -> Misfit? {
        switch choices.below(4) {
        case 0 where !site.canBeNull:
            Misfit(site, in: document, .null, "valueNotFound")
        case 1: missing(site, in: document)
        default: wrong(site, in: document, from: &choices)
        }
    }

    private init(document: DocumentTree, failure: Failure) {
        self.document = document
        self.failure = failure
    }

    private init(_ site: Site, in document: DocumentTree, _ value: DocumentTree, _ kind: String) {
        self.document = document.replacing(site.path, with: value)
        failure = Failure(kind: kind, path: site.path)
    }

    private static func missing(_ site: Site, in document: DocumentTree) -> Misfit? {
        guard let key = site.path.last else { return nil }
        let without = document.replacing(site.path, with: nil)
        switch site.access {
        case .fixed, .optionalMember: return nil
        case .superMember where site.canBeNull: return nil
        case .superMember:
            return Misfit(document: without, failure: Failure(kind: "valueNotFound", path: site.path))
        case .member:
            let failure = Failure(kind: "keyNotFound \(key.debugDescription)", path: Array(site.path.dropLast()))
            return Misfit(document: without, failure: failure)
        }
    }

    private static func wrong(_ site: Site, in document: DocumentTree, from choices: inout Choices) -> Misfit {
        let (value, kind) = choices.pick(wrongs(for: site.what))
        return Misfit(site, in: document, value, kind)
    }

    private static func wrongs(for what: Site.What) -> [(DocumentTree, String)] {
        let mismatch = "typeMismatch"
        let corrupted = "dataCorrupted"
        let containers: [(DocumentTree, String)] = [(.array([]), mismatch), (.object([]), mismatch)]
        switch what {
        case .object: return [(.string("x"), mismatch), (.bool(true), mismatch), (.array([]), mismatch)]
        case .array: return [(.number("7"), mismatch), (.bool(true), mismatch), (.object([]), mismatch)]
        case .leaf(let type):
            switch type.form {
            case .bool: return containers + [(.string("true"), mismatch), (.number("1"), mismatch)]
            case .string: return containers + [(.number("1"), mismatch), (.bool(false), mismatch)]
            case .formattedString:
                return containers + [(.number("1"), mismatch), (.string(texts[0]), corrupted)]
            case .integer(let isNegativeAllowed):
                return containers + [
                    (.string("1"), mismatch), (.bool(true), mismatch), (.number("1.5"), corrupted),
                    (.number("1e60"), corrupted), (.number(isNegativeAllowed ? "-1e60" : "-1"), corrupted),
                ]
            case .floatingPoint: return containers + [(.string("1"), mismatch), (.number("-1e999"), corrupted)]
            case .decimal:
                return containers + [
                    (.bool(true), mismatch), (.string(texts[1]), corrupted), (.number("1e999"), corrupted),
                ]
            }
        }
    }
}
