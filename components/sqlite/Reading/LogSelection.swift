import GRDB
import OrchestrixEventSourcing

/// The statement that selects a page of the log, with what is bound to it.
///
/// A filter becomes one ordered search per value in the index that serves it, and SQLite merges them: a page costs
/// what it gives back, however much lies in between. The most selective part of the filter leads; what is left of it
/// is checked on each row.
struct LogSelection {
    /// The part of the filter whose index is searched.
    private struct Lead {
        let column: String
        let index: String
        let values: [String]
    }

    /// Beyond this many values the log is read in its own order.
    private static let mostBranches = 64

    private let query: LogQuery
    private let isForward: Bool
    private let bound: Int

    init(_ query: LogQuery) {
        self.query = query
        switch query.origin {
        case .after(let checkpoint): (isForward, bound) = (true, checkpoint.position)
        case .before(let position): (isForward, bound) = (false, position ?? .max)
        }
    }

    /// The events of the page.
    func events(in db: Database) throws -> [StoredEvent] {
        guard conditions.allSatisfy({ !$0.values.isEmpty }) else { return [] }
        var rows = try SQLStatement(sql, in: db)
        for values in try bindings() {
            try rows.bind(bound)
            for value in values { try rows.bind(value) }
        }
        try rows.bind(query.limit)
        return try EventRow.all(rows)
    }

    /// The whole statement.
    var sql: String {
        let order = "ORDER BY position \(isForward ? "ASC" : "DESC") LIMIT ?"
        return branches.joined(separator: " UNION ALL ") + " " + order
    }

    private var branches: [String] {
        guard let lead else { return [branch(from: "orchestrix_events NOT INDEXED", condition: nil)] }
        let branch = branch(from: "orchestrix_events INDEXED BY \(lead.index)", condition: "\(lead.column) = ?")
        return Array(repeating: branch, count: lead.values.count)
    }

    private func branch(from table: String, condition: String?) -> String {
        let conditions = ["position \(isForward ? ">" : "<") ?"] + [condition].compactMap(\.self) + rest.map(\.sql)
        return "SELECT \(EventRow.columns) FROM \(table) WHERE \(conditions.joined(separator: " AND "))"
    }

    /// The values of each branch.
    private func bindings() throws -> [[String]] {
        let further = try rest.flatMap { try $0.bindings() }
        return lead.map { $0.values.map { [$0] + further } } ?? [further]
    }
}

// MARK: - The parts of the filter

extension LogSelection {
    private var conditions: [Membership] {
        let filter = query.filter
        return [
            ("correlationid", filter.correlationID.map { [$0] }), ("type", filter.types.map { $0.sorted() }),
            ("category", filter.categories.map { $0.sorted() }),
        ].compactMap { column, values in values.map { Membership(column: column, values: $0) } }
    }

    private var lead: Lead? {
        guard let first = conditions.first, (1...Self.mostBranches).contains(first.values.count) else { return nil }
        let name = first.column == "correlationid" ? "correlation" : first.column
        return Lead(column: first.column, index: "orchestrix_events_by_\(name)", values: first.values)
    }

    /// What is checked on each row.
    private var rest: ArraySlice<Membership> {
        lead == nil ? conditions[...] : conditions.dropFirst()
    }
}
