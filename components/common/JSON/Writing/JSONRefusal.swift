/// Why a value can't be written. Whoever knows the coding path makes an `EncodingError` of it.
///
/// The error carries the name of the value's type in the place of the value, which may be nobody's business.
struct JSONRefusal: Error {
    private let type: String
    private let reason: String

    init(_ type: Any.Type, _ reason: String) {
        self.type = "\(type)"
        self.reason = reason
    }

    func error(at codingPath: [any CodingKey]) -> EncodingError {
        .invalidValue(type, EncodingError.Context(codingPath: codingPath, debugDescription: reason))
    }
}
