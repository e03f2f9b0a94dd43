import GRDB
import OrchestrixEventSourcing

/// Where streams stand, and which there are.
enum StreamRow {
    /// The state of one stream: one step in the index of streams.
    static func state(of stream: StreamID, in db: Database) throws -> StreamState {
        var row = try SQLStatement(
            """
            SELECT version, type FROM orchestrix_events
            WHERE category = ? AND stream = ? ORDER BY version DESC LIMIT 1
            """, in: db)
        try row.bind(stream.category)
        try row.bind(stream.id)
        guard try row.step() else { return .absent }
        return StreamState(version: try row.int(0), isDeleted: try row.text(1) == NewEvent.tombstoneType)
    }

    /// The streams of a page: from one to the next by the index, however many events each has.
    static func streams(_ query: StreamListQuery, in db: Database) throws -> [StreamSummary] {
        var streams: [StreamSummary] = []
        var last = query.after
        while streams.count < query.limit, let stream = try next(after: last, category: query.category, in: db) {
            streams.append(StreamSummary(stream: stream, state: try state(of: stream, in: db)))
            last = stream
        }
        return streams
    }

    private static func next(after last: StreamID?, category: String?, in db: Database) throws -> StreamID? {
        guard let category else { return try next(after: last, in: db) }
        var row = try SQLStatement(nextInCategory, in: db)
        try row.bind(category)
        // The list is ordered by category first: behind a later category nothing is left, behind an earlier one all.
        let start = StreamID(category: category, id: "")
        let bound = last.map { max($0, start) } ?? start
        guard bound.category.utf8.elementsEqual(category.utf8) else { return nil }
        try row.bind(bound.id)
        return try row.step() ? StreamID(category: row.text(0), id: row.text(1)) : nil
    }

    private static func next(after last: StreamID?, in db: Database) throws -> StreamID? {
        var row = try SQLStatement(nextOfAll, in: db)
        try row.bind(last?.category ?? "")
        try row.bind(last?.id ?? "")
        return try row.step() ? StreamID(category: row.text(0), id: row.text(1)) : nil
    }

    /// The next stream of a category.
    static let nextInCategory = """
        SELECT category, stream FROM orchestrix_events
        WHERE category = ? AND stream > ? ORDER BY category, stream LIMIT 1
        """

    /// The next stream of any category.
    static let nextOfAll = """
        SELECT category, stream FROM orchestrix_events
        WHERE (category, stream) > (?, ?) ORDER BY category, stream LIMIT 1
        """
}
