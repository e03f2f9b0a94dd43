extension ExtensionValue: Codable {
    /// Reads a string, a whole number within 32 bits, or a boolean.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else {
            self = .integer(try container.decode(Int32.self))
        }
    }

    /// Writes a string, a number or a boolean.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .string(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .boolean(let value): try container.encode(value)
        }
    }
}
