#if Postgres
/// The rows that a query gave.
public struct PostgresRows: RandomAccessCollection, Sendable {
    let result: PostgresResult

    /// The names of the columns, in the order of the query.
    public let columns: [String]

    init(_ result: PostgresResult) {
        self.result = result
        columns = result.columns
    }

    public var startIndex: Int { 0 }

    public var endIndex: Int { result.count }

    /// The row at `index`, from 0.
    public subscript(index: Int) -> PostgresRow {
        precondition(indices.contains(index), "there is no row \(index)")
        return PostgresRow(rows: self, index: index)
    }
}
#endif
