import Foundation

/// A document as a decoder tells it, each value read in every way that its kind allows.
indirect enum SeenDocument {
    case null
    case bool(Bool)
    case number(SeenNumber)
    case string(String)
    case array([SeenDocument])
    case object([(key: String, value: SeenDocument)])
}

extension SeenDocument: Decodable {
    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: ShapeKey.self) {
            self = .object(
                try container.allKeys.map { ($0.stringValue, try container.decode(SeenDocument.self, forKey: $0)) })
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [SeenDocument] = []
            while !container.isAtEnd { elements.append(try container.decode(SeenDocument.self)) }
            self = .array(elements)
        } else {
            let container = try decoder.singleValueContainer()
            self = try Self.scalar(container)
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> SeenDocument {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        let number = SeenNumber(container)
        return try number.map { .number($0) } ?? .string(try container.decode(String.self))
    }
}
