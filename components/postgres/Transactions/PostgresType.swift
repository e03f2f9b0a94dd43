#if Postgres
/// A type of PostgreSQL's that can be read or written here, by PostgreSQL's number for it.
struct PostgresType: Hashable {
    let number: UInt32
    let name: String

    static let bool = PostgresType(number: 16, name: "boolean")
    static let bytes = PostgresType(number: 17, name: "bytea")
    static let name = PostgresType(number: 19, name: "name")
    static let integer = PostgresType(number: 20, name: "bigint")
    static let smallInteger = PostgresType(number: 21, name: "smallint")
    static let mediumInteger = PostgresType(number: 23, name: "integer")
    static let text = PostgresType(number: 25, name: "text")
    static let json = PostgresType(number: 114, name: "json")
    static let float = PostgresType(number: 700, name: "real")
    static let double = PostgresType(number: 701, name: "double precision")
    static let texts = PostgresType(number: 1009, name: "text[]")
    static let integers = PostgresType(number: 1016, name: "bigint[]")
    static let character = PostgresType(number: 1042, name: "character")
    static let varchar = PostgresType(number: 1043, name: "character varying")
    static let timestamp = PostgresType(number: 1184, name: "timestamptz")
    static let numeric = PostgresType(number: 1700, name: "numeric")
    static let uuid = PostgresType(number: 2950, name: "uuid")
    static let jsonb = PostgresType(number: 3802, name: "jsonb")

    private static let known = [
        bool, bytes, name, integer, smallInteger, mediumInteger, text, json, float, double, texts, integers, character,
        varchar, timestamp, numeric, uuid, jsonb,
    ]

    /// The type with this number; without a name of its own where it isn't known here.
    init(_ number: UInt32) {
        self = Self.known.first { $0.number == number } ?? PostgresType(number: number, name: "type number \(number)")
    }

    private init(number: UInt32, name: String) {
        self.number = number
        self.name = name
    }
}
#endif
