/// Hands the parts of a ``Shaped`` value to containers.
enum ShapeWriting {
    /// What a user would hand to a container: the leaf, the array, the dictionary itself.
    static func encodable(_ shape: Shape, _ content: Content) -> any Encodable {
        switch (shape, content) {
        case (.leaf, .leaf(let leaf)): leaf
        case (.optional, .absent): Shaped?.none
        case (.optional(let inner), .present(let content)): optional(encodable(inner, content))
        case (.array(let element), .elements(let contents)): contents.map { Shaped(shape: element, content: $0) }
        case (.dictionary(let key, let value), .entries(let entries)): dictionary(key, value, entries)
        default: Shaped(shape: shape, content: content)
        }
    }

    private static func optional(_ value: some Encodable) -> any Encodable { Optional(value) }

    private static func dictionary<Key: DictionaryKey>(
        _ type: Key.Type, _ shape: Shape, _ entries: [(key: any DictionaryKey, value: Content)]
    ) -> any Encodable {
        var dictionary: [Key: Shaped] = [:]
        for entry in entries {
            if let key = entry.key as? Key { dictionary[key] = Shaped(shape: shape, content: entry.value) }
        }
        return dictionary
    }

    // MARK: Members

    static func write(
        _ members: [Shape.Member], _ contents: [Content], into container: inout KeyedEncodingContainer<ShapeKey>
    ) throws {
        for (member, content) in zip(members, contents) {
            let key = ShapeKey(member.key)
            switch (member.way, member.shape, content) {
            case (.ifPresent, .optional(let inner), .present(let content)):
                try container.encodeIfPresent(encodable(inner, content), forKey: key)
            case (.ifPresent, _, .absent): try container.encodeIfPresent(Shaped?.none, forKey: key)
            case (.nilOrValue, _, .absent): try container.encodeNil(forKey: key)
            case (.nilOrValue, .optional(let inner), .present(let content)):
                try container.encode(encodable(inner, content), forKey: key)
            case (.nested, .record(let inner), .members(let contents)):
                var nested = container.nestedContainer(keyedBy: ShapeKey.self, forKey: key)
                try write(inner, contents, into: &nested)
            case (.nested, .row(let inner), .members(let contents)):
                var nested = container.nestedUnkeyedContainer(forKey: key)
                try write(inner, contents, into: &nested)
            case (.superEncoder, let shape, let content):
                try Shaped(shape: shape, content: content).encode(to: container.superEncoder(forKey: key))
            case (.bareSuperEncoder, let shape, let content):
                try Shaped(shape: shape, content: content).encode(to: container.superEncoder())
            case (_, let shape, let content): try container.encode(encodable(shape, content), forKey: key)
            }
        }
    }

    static func write(
        _ members: [Shape.Member], _ contents: [Content], into container: inout some UnkeyedEncodingContainer
    ) throws {
        for (member, content) in zip(members, contents) {
            switch (member.way, member.shape, content) {
            case (.ifPresent, _, .absent), (.nilOrValue, _, .absent): try container.encodeNil()
            case (.ifPresent, .optional(let inner), .present(let content)),
                (.nilOrValue, .optional(let inner), .present(let content)):
                try container.encode(encodable(inner, content))
            case (.nested, .record(let inner), .members(let contents)):
                var nested = container.nestedContainer(keyedBy: ShapeKey.self)
                try write(inner, contents, into: &nested)
            case (.nested, .row(let inner), .members(let contents)):
                var nested = container.nestedUnkeyedContainer()
                try write(inner, contents, into: &nested)
            case (.superEncoder, let shape, let content), (.bareSuperEncoder, let shape, let content):
                try Shaped(shape: shape, content: content).encode(to: container.superEncoder())
            case (_, let shape, let content): try container.encode(encodable(shape, content))
            }
        }
    }
}
