extension Shape {
    /// The document that a value must become, member by member, in the stored order: that of the members, and by bytes
    /// where Swift has none.
    ///
    /// - Parameter codec: what writes the leaves.
    func document(of content: Content, leavesBy codec: any FuzzedCodec) throws -> DocumentTree {
        switch (self, content) {
        case (.leaf, .leaf(let leaf)):
            return DocumentReader.read(try codec.encode(leaf)) ?? .null
        case (.wrapper(let inner), let content), (.optional(let inner), .present(let content)):
            return try inner.document(of: content, leavesBy: codec)
        case (.array(let element), .elements(let contents)):
            return .array(try contents.map { try element.document(of: $0, leavesBy: codec) })
        case (.dictionary(let key, let value), .entries(let entries)):
            let written = try entries.map { ($0.key, try value.document(of: $0.value, leavesBy: codec)) }
            return key.makesObject ? Self.object(written) : .array(try Self.pairs(written, codec))
        case (.record(let members), .members(let contents)):
            return .object(try Self.members(members, contents, codec))
        case (.row(let members), .members(let contents)):
            return .array(try zip(members, contents).map { try $0.shape.document(of: $1, leavesBy: codec) })
        case (.choice(let variants), .chosen(let index, let payload)):
            let members = try Self.members(variants[index].payload, payload, codec)
            return .object([DocumentTree.Member(key: variants[index].name, value: .object(members))])
        default: return .null
        }
    }

    private static func members(
        _ members: [Member], _ contents: [Content], _ codec: any FuzzedCodec
    ) throws -> [DocumentTree.Member] {
        try zip(members, contents).compactMap { member, content in
            if case .absent = content, member.way == .ifPresent { return nil }
            return DocumentTree.Member(key: member.key, value: try member.shape.document(of: content, leavesBy: codec))
        }
    }

    private static func object(_ entries: [(any DictionaryKey, DocumentTree)]) -> DocumentTree {
        let members = entries.map { DocumentTree.Member(key: $0.memberName, value: $1) }
        return .object(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }

    private static func pairs(
        _ entries: [(any DictionaryKey, DocumentTree)], _ codec: any FuzzedCodec
    ) throws -> [DocumentTree] {
        let pairs = try entries.map { [DocumentReader.read(try codec.encode($0)) ?? .null, $1] }
        func text(_ pair: [DocumentTree]) -> [UInt8] { DocumentTree.array(pair).text }
        return pairs.sorted { text($0).lexicographicallyPrecedes(text($1)) }.flatMap(\.self)
    }
}
