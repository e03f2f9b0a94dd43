public import OrchestrixCommon

/// The value of a CloudEvents extension attribute.
///
/// CloudEvents knows more types than these, and each of them travels as a string in its canonical form, from which
/// a receiver can't tell what it was. So they are made here as strings, and read from strings.
public enum ExtensionValue: Hashable, Sendable {
    /// Text; also a URI, a moment in time or bytes.
    case string(String)

    /// A whole number. CloudEvents has 32 bits; what is larger travels as a string.
    case integer(Int32)

    /// True or false.
    case boolean(Bool)
}

extension ExtensionValue {
    /// A moment in time, as RFC 3339.
    public static func timestamp(_ moment: Timestamp) -> ExtensionValue { .string(moment.rfc3339) }

    /// A URI or URI-reference, as it is.
    public static func uri(_ text: String) -> ExtensionValue { .string(text) }

    /// Bytes, as Base64.
    public static func binary(_ bytes: [UInt8]) -> ExtensionValue { .string(Base64.encode(bytes)) }

    /// The moment in time that it holds, if it holds one.
    public var timestamp: Timestamp? {
        guard case .string(let text) = self else { return nil }
        return try? Timestamp(rfc3339: text)
    }

    /// The bytes that it holds, if it holds Base64.
    public var binary: [UInt8]? {
        guard case .string(let text) = self else { return nil }
        return Base64.decode(text.utf8)
    }
}

extension ExtensionValue: CustomStringConvertible {
    /// The canonical string of CloudEvents: `text`, `42`, `true`.
    public var description: String {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .boolean(let value): String(value)
        }
    }
}

extension ExtensionValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int32) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
