extension DocumentTree {
    /// The value at a coding path, whose steps are names and `Index 3`.
    subscript(path: [String]) -> DocumentTree? {
        guard let step = path.first else { return self }
        switch self {
        case .object(let members):
            return members.first { $0.key.identity == step.identity }?.value[Array(path.dropFirst())]
        case .array(let elements):
            guard let index = Int(step.dropFirst("Index ".count)), elements.indices.contains(index) else { return nil }
            return elements[index][Array(path.dropFirst())]
        case .null, .bool, .number, .string: return nil
        }
    }

    /// Whether null is there, or nothing, which a super decoder holds for the same.
    func isNull(at path: [String]) -> Bool {
        switch self[path] {
        case .null, nil: true
        default: false
        }
    }

    /// The document with another value at a coding path, or without the value there.
    func replacing(_ path: [String], with replacement: DocumentTree?) -> DocumentTree {
        guard let step = path.first else { return replacement ?? .null }
        let rest = Array(path.dropFirst())
        func replaced(_ value: DocumentTree) -> DocumentTree? {
            rest.isEmpty ? replacement : value.replacing(rest, with: replacement)
        }
        switch self {
        case .object(let members):
            return .object(
                members.compactMap { member in
                    guard member.key.identity == step.identity else { return member }
                    return replaced(member.value).map { Member(key: member.key, value: $0) }
                })
        case .array(let elements):
            return .array(
                elements.enumerated().compactMap { "Index \($0.offset)" == step ? replaced($0.element) : $0.element })
        case .null, .bool, .number, .string: return self
        }
    }
}
