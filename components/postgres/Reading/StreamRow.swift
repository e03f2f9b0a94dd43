#if Postgres
import OrchestrixEventSourcing

/// Where streams stand, and which there are.
enum StreamRow {
    /// Asks for the state of one stream: one step in the index of streams.
    static func call(_ tables: PostgresTables, stateOf stream: StreamID) -> PostgresCall {
        PostgresCall(
            """
            SELECT version, type FROM \(tables.events)
            WHERE category = $1 AND stream = $2 ORDER BY version DESC LIMIT 1
            """
        ) { list in
            list.bind(stream.category)
            list.bind(stream.id)
        }
    }

    static func state(_ row: PostgresResult) throws -> StreamState {
        row.count == 0 ? .absent : try state(row, 0, 0)
    }

    /// Asks for the streams of a page: from one to the next by the index, however many events each has.
    static func call(_ tables: PostgresTables, _ query: StreamListQuery) -> PostgresCall {
        let inCategory = query.category == nil ? "" : "AND category = $4"
        let next = "SELECT category, stream FROM \(tables.events) WHERE (category, stream)"
        return PostgresCall(
            """
            WITH RECURSIVE page (category, stream, number) AS (
                (SELECT first.category, first.stream, 1::bigint FROM (
                    \(next) > ($1, $2) \(inCategory) ORDER BY category, stream LIMIT 1) AS first)
                UNION ALL
                SELECT following.category, following.stream, page.number + 1 FROM page, LATERAL (
                    \(next) > (page.category, page.stream) \(inCategory)
                    ORDER BY category, stream LIMIT 1) AS following
                WHERE page.number < $3)
            SELECT page.category, page.stream, last.version, last.type FROM page, LATERAL (
                SELECT version, type FROM \(tables.events) AS event
                WHERE event.category = page.category AND event.stream = page.stream
                ORDER BY version DESC LIMIT 1) AS last
            ORDER BY page.number
            """
        ) { list in
            let start = query.start
            list.bind(start.category)
            list.bind(start.id)
            list.bind(query.limit)
            if let category = query.category { list.bind(category) }
        }
    }

    static func streams(_ rows: PostgresResult) throws -> [StreamSummary] {
        try (0..<rows.count).map { row in
            let stream = try StreamID(category: rows.text(row, 0), id: rows.text(row, 1))
            return StreamSummary(stream: stream, state: try state(rows, row, 2))
        }
    }

    private static func state(_ rows: PostgresResult, _ row: Int, _ column: Int) throws -> StreamState {
        StreamState(
            version: try rows.int(row, column), isDeleted: try rows.text(row, column + 1) == NewEvent.tombstoneType)
    }
}

extension StreamListQuery {
    /// What every stream of the page comes behind. The list is ordered by category first.
    fileprivate var start: StreamID {
        let first = StreamID(category: category ?? "", id: "")
        return after.map { max($0, first) } ?? first
    }
}
#endif
