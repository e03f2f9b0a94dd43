#if Postgres
/// One row that a query gave, to be read by column.
public struct PostgresRow: Sendable {
    let rows: PostgresRows
    let index: Int

    /// The value in the column with this name, as PostgreSQL writes it: in lower case unless the query quotes it.
    ///
    /// ```swift
    /// let amount = try row.get("amount", as: Int.self)
    /// let note: String? = try row.get("note")
    /// ```
    ///
    /// - Throws: ``PostgresError`` with `.postgresUnreadable`, naming the column and its type: where there is no such
    ///   column or more than one, where it is NULL and `Value` isn't an optional, and where it is of a type that isn't read
    ///   as `Value`. Say `::text` in the query to read any type as a `String`.
    public func get<Value: PostgresReadable>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(PostgresError) -> Value {
        try Value(PostgresField(row: self, column: column))
    }
}
#endif
