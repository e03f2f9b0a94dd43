/// A value of a type that chance has written: it encodes and decodes itself by a ``Shape``.
struct Shaped {
    let shape: Shape
    let content: Content
}

extension Shaped: Encodable {
    func encode(to encoder: any Encoder) throws {
        switch (shape, content) {
        case (.record(let members), .members(let contents)):
            var container = encoder.container(keyedBy: ShapeKey.self)
            try ShapeWriting.write(members, contents, into: &container)
        case (.row(let members), .members(let contents)):
            var container = encoder.unkeyedContainer()
            try ShapeWriting.write(members, contents, into: &container)
        case (.choice(let variants), .chosen(let index, let payload)):
            var container = encoder.container(keyedBy: ShapeKey.self)
            let variant = variants[index]
            var nested = container.nestedContainer(keyedBy: ShapeKey.self, forKey: ShapeKey(variant.name))
            try ShapeWriting.write(variant.payload, payload, into: &nested)
        case (.wrapper(let inner), _):
            var container = encoder.singleValueContainer()
            try container.encode(ShapeWriting.encodable(inner, content))
        default:
            var container = encoder.singleValueContainer()
            try container.encode(ShapeWriting.encodable(shape, content))
        }
    }
}

extension Shaped: Decodable {
    init(from decoder: any Decoder) throws {
        let reading = ShapeReading.current
        let shape = reading.shape
        defer { reading.shape = shape }
        self.init(shape: shape, content: try Self.content(of: shape, reading, decoder))
    }

    private static func content(
        of shape: Shape, _ reading: ShapeReading, _ decoder: any Decoder
    ) throws -> Content {
        switch shape {
        case .record(let members):
            let container = try decoder.container(keyedBy: ShapeKey.self)
            return .members(try reading.read(members, from: container))
        case .row(let members):
            var container = try decoder.unkeyedContainer()
            return .members(try reading.read(members, from: &container))
        case .choice(let variants):
            return try reading.choose(variants, from: decoder)
        case .wrapper(let inner):
            return try reading.read(inner, from: OnlyValue(container: try decoder.singleValueContainer()))
        case .leaf, .optional, .array, .dictionary:
            return try reading.read(shape, from: OnlyValue(container: try decoder.singleValueContainer()))
        }
    }
}
