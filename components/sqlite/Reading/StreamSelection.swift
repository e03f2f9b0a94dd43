import GRDB
import OrchestrixEventSourcing

/// The statement that selects a page of one stream.
struct StreamSelection {
    private let query: StreamQuery

    init(_ query: StreamQuery) {
        self.query = query
    }

    /// The events of the page.
    func events(in db: Database) throws -> [StoredEvent] {
        var rows = try SQLStatement(sql, in: db)
        try rows.bind(query.stream.category)
        try rows.bind(query.stream.id)
        try rows.bind(query.from ?? (isForward ? 0 : .max))
        for value in try types?.bindings() ?? [] { try rows.bind(value) }
        try rows.bind(query.limit)
        return try EventRow.all(rows)
    }

    /// The whole statement.
    var sql: String {
        return """
            SELECT \(EventRow.columns) FROM orchestrix_events INDEXED BY orchestrix_events_by_stream
            WHERE category = ? AND stream = ? AND version \(isForward ? ">=" : "<=") ?\(types.map { " AND \($0.sql)" } ?? "")
            ORDER BY version \(isForward ? "ASC" : "DESC") LIMIT ?
            """
    }

    private var isForward: Bool { query.direction == .forward }

    private var types: Membership? {
        query.types.map { Membership(column: "type", values: $0.sorted()) }
    }
}
