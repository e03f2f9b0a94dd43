#if Postgres
public import OrchestrixCommon

/// The value of a parameter in SQL of the program's own.
///
/// ```swift
/// try await tx.execute("UPDATE read_model.balance SET amount = amount + $1 WHERE id = $2", [500, "ACC-001"])
/// ```
///
/// Each has a type of PostgreSQL's. ``text(_:)`` and ``null`` take the type that their place asks for, as a text in
/// quotes does: a `uuid`, a `numeric`, a `jsonb`. Where the place asks for none, say it: `$1::text`.
public enum PostgresValue: Sendable, Hashable {
    /// NULL.
    case null
    /// What its place asks for, written as text. It holds no zero byte.
    case text(String)
    /// A `bigint`; smaller whole numbers and `numeric` take it too.
    case integer(Int)
    /// A `double precision`.
    case double(Double)
    /// A `boolean`.
    case bool(Bool)
    /// A `bytea`.
    case bytes([UInt8])
    /// A `timestamptz`.
    case timestamp(Timestamp)
    /// A `text[]`, as for `= ANY ($1)`.
    case texts([String])
    /// A `bigint[]`, as for `= ANY ($1)`.
    case integers([Int])
}

extension PostgresValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(nilLiteral: ()) { self = .null }
}
#endif
