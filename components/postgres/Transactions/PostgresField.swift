#if Postgres
/// A column's value in one row.
public struct PostgresField: Sendable {
    private let row: PostgresRow
    private let name: String

    init(row: PostgresRow, column: String) {
        self.row = row
        name = column
    }

    private var index: Int {
        get throws(PostgresError) {
            let places = row.rows.columns.indices.filter { row.rows.columns[$0].utf8.elementsEqual(name.utf8) }
            guard places.count == 1 else {
                let fault = places.isEmpty ? "there is no column \(name)" : "several columns are named \(name)"
                throw PostgresError(.postgresUnreadable, fault, context: ["column": name])
            }
            return places[0]
        }
    }

    var type: PostgresType {
        get throws(PostgresError) { PostgresType(row.rows.result.type(try index)) }
    }

    var isNull: Bool {
        get throws(PostgresError) { row.rows.result.isNull(row.index, try index) }
    }

    func bytes() throws(PostgresError) -> [UInt8] {
        let column = try index
        do { return try row.rows.result.bytes(row.index, column) } catch {
            throw PostgresError(
                .postgresUnreadable, "column \(name) is NULL", context: ["column": name, "type": try type.name])
        }
    }

    /// A number of as many bytes, in the order of the network.
    func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(PostgresError) -> Value {
        let bytes = try bytes()
        guard bytes.count == MemoryLayout<Value>.size else { throw unreadable(as: "a number") }
        return bytes.reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
    }

    func unreadable(as wanted: String) -> PostgresError {
        let type = (try? type.name) ?? "?"
        return PostgresError(
            .postgresUnreadable, "column \(name) is of type \(type) and isn't read as \(wanted)",
            context: ["column": name, "type": type])
    }
}
#endif
