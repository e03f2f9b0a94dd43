#if Postgres
import OrchestrixEventSourcing

/// The statement that selects a page of one stream.
struct StreamSelection {
    let query: StreamQuery
    let tables: PostgresTables

    var call: PostgresCall {
        PostgresCall(sql) { list in
            list.bind(query.stream.category)
            list.bind(query.stream.id)
            list.bind(query.from ?? (isForward ? 0 : .max))
            list.bind(query.limit)
            if let types = query.types { list.bindTexts(types.sorted().filter(\.isStorable)) }
        }
    }

    private var sql: String {
        """
        SELECT \(EventRow.columns) FROM \(tables.events)
        WHERE category = $1 AND stream = $2 AND version \(isForward ? ">=" : "<=") $3
            \(query.types == nil ? "" : "AND type = ANY ($5::text[])")
        ORDER BY version \(isForward ? "ASC" : "DESC") LIMIT $4
        """
    }

    private var isForward: Bool { query.direction == .forward }
}
#endif
