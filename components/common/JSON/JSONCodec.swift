/// Writes and reads JSON, fast, for any `Codable` type.
///
/// The form is made for storing: what went in comes out, and the same value always gives the same bytes.
/// - Documents are compact UTF-8. Structs keep the order of their members; dictionaries are sorted by key, sets by
///   their elements' bytes. A set (or a dictionary whose keys aren't strings) is recognised where it is handed to a
///   container; a type that passes its encoder on to such a value, `try tags.encode(to: encoder)`, loses the order.
/// - `Date` is an RFC 3339 string in UTC with as many fractional digits as give the same date back. `Decimal` is a
///   string with the exact value, `Data` a base64 string, `URL` its absolute string, `UUID` its upper-case string.
/// - Floating-point numbers are written in their shortest exact text, integers in full. Infinities and NaN are refused.
/// - ``RawJSON`` is passed through byte for byte.
///
/// Reading takes what Foundation's decoder takes for the same types, and is stricter where JSON itself is: a byte order
/// mark, bytes that aren't UTF-8, unpaired surrogates and numbers that don't fit are errors. `Decimal` is read from a
/// string or a number, by its digits. Of the members with one key the first counts; keys are compared by their bytes.
/// The component's page tells every difference from Foundation's coder.
///
/// Errors are `EncodingError` and `DecodingError` with the coding path, and never quote the document's values; those that
/// a type throws by itself while it is read may, as Swift's enums with raw values do. The keys in their coding paths
/// carry the names and indexes of the place, not the caller's own key types. `userInfo` is empty.
public struct JSONCodec: Sendable {
    static let defaultMaximumDepth = 512

    private let maximumDepth: Int

    /// - Parameter maximumDepth: how many arrays and objects may stand one in another, in what is written as in what is
    ///   read; beyond that both throw.
    public init(maximumDepth: Int = 512) {
        self.maximumDepth = maximumDepth
    }

    /// Writes a value as a compact JSON document.
    ///
    /// - Throws: `EncodingError.invalidValue` for what JSON has no text for (a number that isn't finite, a date outside
    ///   the years 0000 to 9999), for a top-level value that encodes nothing, for nesting that is too deep, and for use
    ///   of containers that can't be given a meaning; and whatever the value itself throws.
    public func encode(_ value: some Encodable) throws -> [UInt8] {
        try JSONWriter(maximumDepth: maximumDepth).document(of: value)
    }

    /// Reads a value from a JSON document.
    ///
    /// - Throws: `DecodingError.dataCorrupted` with the byte offset if it isn't valid JSON; else the `DecodingError` that
    ///   tells what doesn't fit, and where; and whatever the value itself throws.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBufferPointer { try decode(type, contiguous: $0) }
    }

    /// Reads a value from a JSON document in any collection of bytes, such as a slice, a raw buffer or `Data`.
    ///
    /// - Throws: as ``decode(_:from:)-(_,[UInt8])``.
    public func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Collection<UInt8>) throws -> Value {
        let read = try bytes.withContiguousStorageIfAvailable { try decode(type, contiguous: $0) }
        if let read { return read }
        return try decode(type, from: Array(bytes))
    }

    /// Reads a value from what an object's only member would hold: from `{"amount":"5"}` under the key `deposited`, what
    /// `{"deposited":{"amount":"5"}}` holds. So an enum is read whose case is told by something else than the document.
    ///
    /// - Throws: as ``decode(_:from:)-(_,[UInt8])``; byte offsets count from the beginning of `bytes`.
    public func decode<Value: Decodable>(
        _ type: Value.Type, fromMember key: some CodingKey, holding bytes: [UInt8]
    ) throws -> Value {
        let document = try bytes.withUnsafeBufferPointer { bytes in
            try JSONDocument(bytes, maximumDepth: maximumDepth - 1, root: [JSONPathKey(key)])
        }
        return try Value(from: JSONMemberDecoder(document: document, member: key, maximumDepth: maximumDepth))
    }

    private func decode<Value: Decodable>(_ type: Value.Type, contiguous bytes: UnsafeBufferPointer<UInt8>) throws
        -> Value
    {
        try JSONDocument(bytes, maximumDepth: maximumDepth).value(type, at: 0)
    }
}
