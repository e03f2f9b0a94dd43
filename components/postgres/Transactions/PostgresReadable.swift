#if Postgres
public import OrchestrixCommon

/// A Swift type as which a column can be read: `Int`, `Double`, `Bool`, `String`, `[UInt8]`, `Timestamp`, and optionals
/// of these.
///
/// A `String` is read from every kind of text, from `numeric`, whose digits are all kept, from `uuid`, `json` and
/// `jsonb`; an `Int` from `smallint`, `integer` and `bigint`.
public protocol PostgresReadable {
    /// Reads a column's value.
    init(_ field: PostgresField) throws(PostgresError)
}

extension Int: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        switch try field.type {
        case .smallInteger: self = Int(try field.integer(Int16.self))
        case .mediumInteger: self = Int(try field.integer(Int32.self))
        case .integer: self = Int(try field.integer(Int64.self))
        default: throw field.unreadable(as: "an Int")
        }
    }
}

extension Double: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        switch try field.type {
        case .float: self = Double(Float(bitPattern: try field.integer(UInt32.self)))
        case .double: self = Double(bitPattern: try field.integer(UInt64.self))
        default: throw field.unreadable(as: "a Double")
        }
    }
}

extension Bool: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        guard try field.type == .bool else { throw field.unreadable(as: "a Bool") }
        self = try field.integer(UInt8.self) != 0
    }
}

extension String: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        switch try field.type {
        case .text, .varchar, .character, .name, .json: self = String(decoding: try field.bytes(), as: UTF8.self)
        // A byte of its version comes first.
        case .jsonb: self = String(decoding: try field.bytes().dropFirst(), as: UTF8.self)
        case .uuid: self = PostgresText.uuid(try field.bytes())
        case .numeric: self = PostgresText.numeric(try field.bytes())
        default: throw field.unreadable(as: "a String")
        }
    }
}

extension [UInt8]: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        guard try field.type == .bytes else { throw field.unreadable(as: "bytes") }
        self = try field.bytes()
    }
}

extension Timestamp: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        guard try field.type == .timestamp else { throw field.unreadable(as: "a Timestamp") }
        let (sum, isOver) = try field.integer(Int64.self).addingReportingOverflow(PostgresEpoch.microseconds)
        self = isOver ? .latest : Timestamp(microsecondsSinceEpoch: sum)
    }
}

extension Optional: PostgresReadable where Wrapped: PostgresReadable {
    public init(_ field: PostgresField) throws(PostgresError) {
        self = try field.isNull ? nil : Wrapped(field)
    }
}
#endif
