/// Which shape the next ``Shaped`` value has: `init(from:)` can't be told otherwise.
///
/// One decoding on one thread has it for itself.
final class ShapeReading: @unchecked Sendable {
    @TaskLocal private static var innermost: ShapeReading?

    static var current: ShapeReading {
        guard let innermost else { fatalError("a Shaped value is decoded by ShapeReading.decode") }
        return innermost
    }

    var shape: Shape

    private init(shape: Shape) {
        self.shape = shape
    }

    /// Decodes a value of a shape.
    static func decode(_ shape: Shape, from bytes: [UInt8], by codec: any FuzzedCodec) throws -> Content {
        let reading = ShapeReading(shape: shape)
        return try $innermost.withValue(reading) { try codec.decode(Shaped.self, from: bytes).content }
    }

    // MARK: Parts

    func read(_ shape: Shape, from source: some ValueSource) throws -> Content {
        switch shape {
        case .leaf(let type): return .leaf(try source.decode(type))
        case .optional(let inner):
            self.shape = inner
            return try source.decode(Shaped?.self).map { .present($0.content) } ?? .absent
        case .array(let element):
            self.shape = element
            return .elements(try source.decode([Shaped].self).map(\.content))
        case .dictionary(let key, let value):
            self.shape = value
            return try entries(key, from: source)
        case .wrapper, .record, .row, .choice:
            self.shape = shape
            return try source.decode(Shaped.self).content
        }
    }

    private func entries<Key: DictionaryKey>(_ type: Key.Type, from source: some ValueSource) throws -> Content {
        .entries(try source.decode([Key: Shaped].self).map { (key: $0.key, value: $0.value.content) })
    }

    func read(_ members: [Shape.Member], from container: KeyedDecodingContainer<ShapeKey>) throws -> [Content] {
        try members.map { member in
            let key = ShapeKey(member.key)
            switch (member.way, member.shape) {
            case (.ifPresent, .optional(let inner)): return try readIfPresent(inner, key, from: container)
            case (.nilOrValue, .optional(let inner)):
                if try container.decodeNil(forKey: key) { return .absent }
                return .present(try read(inner, from: MemberValue(container: container, key: key)))
            case (.nested, .record(let inner)):
                let nested = try container.nestedContainer(keyedBy: ShapeKey.self, forKey: key)
                return .members(try read(inner, from: nested))
            case (.nested, .row(let inner)):
                var nested = try container.nestedUnkeyedContainer(forKey: key)
                return .members(try read(inner, from: &nested))
            case (.superEncoder, let shape):
                return try decode(shape, from: try container.superDecoder(forKey: key))
            case (.bareSuperEncoder, let shape):
                return try decode(shape, from: try container.superDecoder())
            case (_, let shape): return try read(shape, from: MemberValue(container: container, key: key))
            }
        }
    }

    private func readIfPresent(
        _ shape: Shape, _ key: ShapeKey, from container: KeyedDecodingContainer<ShapeKey>
    ) throws -> Content {
        if case .leaf(let type) = shape {
            return try container.decodeIfPresent(type, forKey: key).map { .present(.leaf($0)) } ?? .absent
        }
        self.shape = shape
        return try container.decodeIfPresent(Shaped.self, forKey: key).map { .present($0.content) } ?? .absent
    }

    func read(_ members: [Shape.Member], from container: inout any UnkeyedDecodingContainer) throws -> [Content] {
        let next = NextElement(container: container)
        defer { container = next.container }
        return try members.map { member in
            switch (member.way, member.shape) {
            case (.ifPresent, .optional(let inner)):
                self.shape = inner
                return try next.container.decodeIfPresent(Shaped.self).map { .present($0.content) } ?? .absent
            case (.nilOrValue, .optional(let inner)):
                if try next.container.decodeNil() { return .absent }
                return .present(try read(inner, from: next))
            case (.nested, .record(let inner)):
                return .members(try read(inner, from: try next.container.nestedContainer(keyedBy: ShapeKey.self)))
            case (.nested, .row(let inner)):
                var nested = try next.container.nestedUnkeyedContainer()
                return .members(try read(inner, from: &nested))
            case (.superEncoder, let shape), (.bareSuperEncoder, let shape):
                return try decode(shape, from: try next.container.superDecoder())
            case (_, let shape): return try read(shape, from: next)
            }
        }
    }

    private func decode(_ shape: Shape, from decoder: any Decoder) throws -> Content {
        self.shape = shape
        return try Shaped(from: decoder).content
    }

    /// As Swift's synthesised code does it: one key, and its payload in a container of its own.
    func choose(_ variants: [Shape.Variant], from decoder: any Decoder) throws -> Content {
        let container = try decoder.container(keyedBy: ShapeKey.self)
        guard container.allKeys.count == 1,
            let index = variants.firstIndex(where: { $0.name == container.allKeys[0].stringValue })
        else {
            throw DecodingError.typeMismatch(
                Shaped.self, .init(codingPath: container.codingPath, debugDescription: "not exactly one known case"))
        }
        let nested = try container.nestedContainer(keyedBy: ShapeKey.self, forKey: ShapeKey(variants[index].name))
        return .chosen(index, try read(variants[index].payload, from: nested))
    }
}
