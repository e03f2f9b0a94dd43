import Foundation

extension DocumentTree {
    /// The document without numbers that are written oddly and without keys in another normal form, for which there are
    /// rules.
    var plain: DocumentTree {
        switch self {
        case .null, .bool, .string: return self
        case .number(let text): return .number(Self.plainNumber(text))
        case .array(let elements): return .array(elements.map(\.plain))
        case .object(let members):
            let kept = members.filter { $0.key.precomposedStringWithCanonicalMapping.identity == $0.key.identity }
            return .object(kept.map { Member(key: $0.key, value: $0.value.plain) })
        }
    }

    private static func plainNumber(_ text: String) -> String {
        if text.utf8.count <= 40, text.allSatisfy({ "-0123456789".contains($0) }) { return text }
        return text.contains("-") ? "-12.5" : "300.25"
    }
}
