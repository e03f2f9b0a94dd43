#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension JSONDocument {
    /// Reads the value at a token as a type.
    @inline(__always)
    func value<Value: Decodable>(_ type: Value.Type, at token: Int) throws -> Value {
        if type == String.self { return unsafeBitCast(try string(at: token), to: type) }
        if type == Date.self { return unsafeBitCast(try date(at: token), to: type) }
        if type == Decimal.self { return unsafeBitCast(try decimal(at: token), to: type) }
        if type == UUID.self { return unsafeBitCast(try uuid(at: token), to: type) }
        if type == Data.self { return unsafeBitCast(try data(at: token), to: type) }
        if type == URL.self { return unsafeBitCast(try url(at: token), to: type) }
        if type == RawJSON.self { return unsafeBitCast(raw(at: token), to: type) }
        if type == Int.self { return unsafeBitCast(try integer(Int.self, at: token), to: type) }
        return try Value(from: JSONValueDecoder(document: self, token: token))
    }

    @inline(__always)
    func isNull(_ token: Int) -> Bool {
        self[token].kind == .null
    }

    @inline(__always)
    func bool(at token: Int) throws -> Bool {
        switch self[token].kind {
        case .true: return true
        case .false: return false
        default: throw mismatch(Bool.self, at: token)
        }
    }

    @inline(__always)
    func string(at token: Int) throws -> String {
        guard self[token].kind == .string else { return try unusualString(at: token, for: String.self) }
        return String(decoding: text(self[token]), as: UTF8.self)
    }

    @inline(never)
    private func unusualString(at token: Int, for type: Any.Type) throws -> String {
        guard self[token].kind == .escaped else { throw mismatch(type, at: token) }
        return name(self[token])
    }

    // MARK: Strings that stand for other values

    private func string(at token: Int, for type: Any.Type) throws -> String {
        guard self[token].kind == .string else { return try unusualString(at: token, for: type) }
        return name(self[token])
    }

    private func date(at token: Int) throws -> Date {
        let kind = self[token].kind
        guard kind == .string || kind == .escaped else { throw mismatch(Date.self, at: token) }
        let date =
            kind == .string
            ? JSONDateText.date(text(self[token])) : JSONDateText.date(JSONText.unescaped(text(self[token])))
        guard let date else { throw corrupted("The string isn't a date as RFC 3339 writes it.", at: token) }
        return date
    }

    private func decimal(at token: Int) throws -> Decimal {
        switch self[token].kind {
        case .string, .integer, .number:
            guard let decimal = JSONDecimalText.decimal(text(self[token])) else {
                throw corrupted("The text isn't a decimal of up to 38 digits.", at: token)
            }
            return decimal
        case .escaped: throw corrupted("The text isn't a decimal of up to 38 digits.", at: token)
        default: throw mismatch(Decimal.self, at: token)
        }
    }

    private func uuid(at token: Int) throws -> UUID {
        guard let uuid = UUID(uuidString: try string(at: token, for: UUID.self)) else {
            throw corrupted("The string isn't a UUID.", at: token)
        }
        return uuid
    }

    private func data(at token: Int) throws -> Data {
        guard let data = Data(base64Encoded: try string(at: token, for: Data.self)) else {
            throw corrupted("The string isn't base64.", at: token)
        }
        return data
    }

    private func url(at token: Int) throws -> URL {
        guard let url = URL(string: try string(at: token, for: URL.self)) else {
            throw corrupted("The string isn't a URL.", at: token)
        }
        return url
    }

    // MARK: Errors

    func corrupted(_ reason: String, at token: Int) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: path(to: token), debugDescription: reason))
    }

    func mismatch(_ type: Any.Type, at token: Int) -> DecodingError {
        let kind = self[token].kind
        let context = DecodingError.Context(
            codingPath: path(to: token), debugDescription: "Expected to decode \(type) but found \(kind.name) instead.")
        return kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }
}

extension JSONToken.Kind {
    fileprivate var name: String {
        switch self {
        case .null: "null"
        case .true, .false: "a bool"
        case .integer, .number: "a number"
        case .string, .escaped, .repeated: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
