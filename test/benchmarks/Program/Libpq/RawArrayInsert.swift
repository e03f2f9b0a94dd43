import OrchestrixEventSourcing
import OrchestrixMessaging

/// Connections of libpq's that insert rows from arrays, each batch in a transaction under one lock, in one round trip,
/// with the positions behind the last one. No version and no id is checked.
struct RawArrayInsert {
    let address: String
    let connections: Int
    let rowsPerCommit: Int

    var contender: Contender {
        Contender(first: 10, most: 200_000 / rowsPerCommit, units: rowsPerCommit) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let rows = rowsPerCommit
        let log = try EventSource(payloads: .encoded).log(count * rows, streams: connections)
        let schema = try await ScratchSchema.make(at: address)
        let workers = try await onThread {
            try (0..<connections).map { number in
                let connection = try RawConnection(address)
                Self.prepare(connection, schema)
                return (connection, stride(from: number, to: log.count, by: connections).map { log[$0] })
            }
        }
        let duration = try await Clock.elapsed.measure {
            try await withThrowingTaskGroup { group in
                for (connection, mine) in workers {
                    group.addTask { try await onThread { Self.insert(mine, by: rows, connection) } }
                }
                try await group.waitForAll()
            }
        }
        try await schema.remove(holding: count * rows)
        return duration
    }

    private static func prepare(_ connection: RawConnection, _ schema: ScratchSchema) {
        let arrays = RawEvent.types.enumerated().map { "$\($0.offset + 2)::\($0.element)[]" }.joined(separator: ", ")
        connection.prepare("begin", "BEGIN")
        connection.prepare("lock", "SELECT pg_advisory_xact_lock(4211)")
        connection.prepare(
            "insert",
            """
            INSERT INTO \(schema.events) (position, recordedat, \(RawEvent.columns))
            SELECT last.head + new.place, $1::timestamptz, \(RawEvent.columns)
            FROM (SELECT coalesce(max(position), 0) AS head FROM \(schema.events)) AS last,
                unnest(\(arrays)) WITH ORDINALITY AS new (\(RawEvent.columns), place)
            """)
        connection.prepare("commit", "COMMIT")
    }

    private static func insert(_ log: [PlacedEvent], by rows: Int, _ connection: RawConnection) {
        let none = BinaryParameters()
        var parameters = BinaryParameters()
        for start in stride(from: 0, to: log.count, by: rows) {
            parameters.removeAll()
            fill(&parameters, log[start..<min(start + rows, log.count)])
            connection.run([("begin", none), ("lock", none), ("insert", parameters), ("commit", none)])
        }
    }

    private static let (text, bigint, timestamptz, bytea): (Int32, Int32, Int32, Int32) = (25, 20, 1184, 17)

    private static func fill(_ parameters: inout BinaryParameters, _ rows: ArraySlice<PlacedEvent>) {
        let moment = RawEvent.moment(rows[rows.startIndex].event.time)
        parameters.add { $0.append(moment) }
        parameters.addArray(of: text, rows) { $0.appendField($1.stream.category) }
        parameters.addArray(of: text, rows) { $0.appendField($1.stream.id) }
        parameters.addArray(of: bigint, rows) { $0.appendField($1.version) }
        parameters.addArray(of: text, rows) { $0.appendField($1.event.id) }
        parameters.addArray(of: text, rows) { $0.appendField($1.event.type) }
        parameters.addArray(of: bigint, rows) { $0.appendField($1.event.schemaVersion) }
        parameters.addArray(of: text, rows) { $0.appendField($1.event.metadata.source) }
        parameters.addArray(of: timestamptz, rows) { $0.appendField(RawEvent.moment($1.event.time)) }
        parameters.addArray(of: text, rows) { $0.appendField($1.event.contentType) }
        parameters.addArray(of: text, rows) { $0.appendField($1.event.metadata.correlationID ?? "") }
        parameters.addArray(of: text, rows) { $0.appendField($1.event.metadata.causationID ?? "") }
        parameters.addArray(of: bytea, rows) { $0.appendField(RawEvent.data($1.event)) }
    }
}
