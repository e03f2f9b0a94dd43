#if Postgres
import OrchestrixEventSourcing

/// The statement that selects a page of the log, with what is bound to it.
///
/// A filter becomes one ordered search per value in the index that serves it, so that a page costs what it gives back,
/// however much lies in between. The most selective part of the filter leads; what is left of it is checked on each
/// row.
struct LogSelection {
    private struct Part {
        let column: String
        let values: [String]
        /// Whether its index holds the column's values as numbers.
        var isHashed = false

        /// That the column holds the value that leads.
        var condition: String {
            let isSame = "\(column) = lead.value"
            return isHashed
                ? "\(PostgresSchema.hash(column)) = \(PostgresSchema.hash("lead.value")) AND \(isSame)" : isSame
        }
    }

    /// Beyond this many values the log is read in its own order.
    private static let mostSearches = 64

    private let tables: PostgresTables
    private let query: LogQuery
    private let isForward: Bool
    private let bound: Int
    private let parts: [Part]

    init(_ query: LogQuery, _ tables: PostgresTables) {
        self.query = query
        self.tables = tables
        switch query.origin {
        case .after(let checkpoint): (isForward, bound) = (true, checkpoint.position)
        case .before(let position): (isForward, bound) = (false, position ?? .max)
        }
        let filter = query.filter
        parts = [
            ("correlationid", filter.correlationID.map { [$0] }), ("type", filter.types.map { $0.sorted() }),
            ("category", filter.categories.map { $0.sorted() }),
        ].compactMap { column, values in
            values.map {
                Part(column: column, values: $0.filter(\.isStorable), isHashed: column == "correlationid")
            }
        }
    }

    /// The whole statement, with its values.
    var call: PostgresCall {
        PostgresCall(sql) { list in
            list.bind(bound)
            list.bind(query.limit)
            for part in parts { list.bindTexts(part.values) }
        }
    }

    private var sql: String {
        let order = isForward ? "ASC" : "DESC"
        guard leads else {
            return """
                SELECT \(EventRow.columns) FROM \(tables.events)
                WHERE \(conditions(parts.indices)) ORDER BY position \(order) LIMIT $2
                """
        }
        return """
            SELECT \(EventRow.columns) FROM \(tables.events) JOIN (
                SELECT found.position FROM unnest($3::text[]) AS lead (value), LATERAL (
                    SELECT position FROM \(tables.events)
                    WHERE \(parts[0].condition) AND \(conditions(1..<parts.count))
                    ORDER BY position \(order) LIMIT $2) AS found
                ORDER BY found.position \(order) LIMIT $2) AS page USING (position)
            ORDER BY position \(order)
            """
    }

    private var leads: Bool { parts.first.map { $0.values.count <= Self.mostSearches } ?? false }

    private func conditions(_ indices: Range<Int>) -> String {
        let range = "position \(isForward ? ">" : "<") $1"
        return ([range] + indices.map { "\(parts[$0].column) = ANY ($\($0 + 3)::text[])" }).joined(separator: " AND ")
    }
}

extension String {
    /// Whether PostgreSQL can hold it as text at all; a store refuses the rest at the door.
    var isStorable: Bool { !utf8.contains(0) }
}
#endif
