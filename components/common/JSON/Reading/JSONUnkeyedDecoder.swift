/// Reads the elements of an array.
struct JSONUnkeyedDecoder: UnkeyedDecodingContainer {
    private let document: JSONDocument
    private let array: UInt32
    /// The next element's token.
    private var position: UInt32
    private var index: UInt32 = 0

    init(document: JSONDocument, array: Int) {
        self.document = document
        self.array = UInt32(truncatingIfNeeded: array)
        position = self.array + 1
    }

    var codingPath: [any CodingKey] { document.path(to: Int(array)) }
    var count: Int? { Int(document[Int(array)].extra) }
    var currentIndex: Int { Int(index) }
    var isAtEnd: Bool { index >= document[Int(array)].extra }

    /// Reads the next element and goes on to the one after it, but stays where it is if reading throws.
    @inline(__always)
    private mutating func next<Value>(_ type: Any.Type, _ read: (JSONDocument, Int) throws -> Value) throws -> Value {
        if isAtEnd { throw atEnd(type) }
        let token = Int(position)
        let value = try read(document, token)
        position = UInt32(truncatingIfNeeded: document[token].next)
        index += 1
        return value
    }

    private func atEnd(_ type: Any.Type) -> DecodingError {
        .valueNotFound(
            type,
            DecodingError.Context(
                codingPath: codingPath + [JSONPathKey(index: currentIndex)],
                debugDescription: "The array has no more elements."))
    }

    mutating func decodeNil() throws -> Bool {
        if isAtEnd { throw atEnd(Any?.self) }
        guard document.isNull(Int(position)) else { return false }
        position += 1
        index += 1
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try next(type) { try $0.bool(at: $1) } }
    mutating func decode(_ type: String.Type) throws -> String { try next(type) { try $0.string(at: $1) } }
    mutating func decode(_ type: Double.Type) throws -> Double { try next(type) { try $0.double(at: $1) } }
    mutating func decode(_ type: Float.Type) throws -> Float { try next(type) { try $0.float(at: $1) } }
    mutating func decode(_ type: Int.Type) throws -> Int { try integer() }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    mutating func decode(_ type: Int128.Type) throws -> Int128 { try integer() }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
    mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try integer() }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try next(type) { try $0.value(type, at: $1) }
    }

    @inline(__always)
    private mutating func integer<Number: FixedWidthInteger>() throws -> Number {
        try next(Number.self) { try $0.integer(Number.self, at: $1) }
    }

    mutating func nestedContainer<NestedKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try next([String: Any].self) { try JSONValueDecoder(document: $0, token: $1).container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next([Any].self) { try JSONValueDecoder(document: $0, token: $1).unkeyedContainer() }
    }

    mutating func superDecoder() throws -> any Decoder {
        try next((any Decoder).self) { JSONValueDecoder(document: $0, token: $1) }
    }
}
