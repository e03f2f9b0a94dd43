import OrchestrixCommon

extension JSONCodec {
    /// The document of a value as text.
    func text(_ value: some Encodable) throws -> String {
        String(decoding: try encode(value), as: UTF8.self)
    }

    /// Reads a value from a text.
    func read<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws -> Value {
        try decode(type, from: Array(text.utf8))
    }
}

extension DecodingError {
    /// What every kind of it tells.
    var context: Context {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: fatalError("another kind of DecodingError")
        }
    }

    /// The coding path, such as `items.2.price`.
    var path: String {
        context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}

extension EncodingError {
    var context: Context {
        guard case .invalidValue(_, let context) = self else { fatalError("another kind of EncodingError") }
        return context
    }

    /// The coding path, such as `items.2.price`.
    var path: String {
        context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
}
