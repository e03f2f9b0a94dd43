#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Everything that the store holds of what a batch is decided by, found under the lock.
struct BatchFacts {
    /// The last position before the batch.
    let head: Int

    /// When the batch counts as stored: now, but never before the event before it.
    let moment: Timestamp

    private(set) var states: [StreamID: StreamState] = [:]
    private(set) var events: [ByteString: StoredEvent] = [:]
    private(set) var commands: [ByteString: StoredCommand] = [:]

    /// What is asked, in the order of ``init(_:now:)``.
    static func calls(_ requests: [AppendRequest], _ tables: PostgresTables) -> [PostgresCall] {
        let streams = Set(requests.flatMap { $0.writes.map(\.stream) })
        let commands = requests.compactMap { $0.command?.key.id }
        return [
            LogEnd.call(tables),
            states(of: Array(streams), tables),
            PostgresCall("SELECT \(EventRow.columns) FROM \(tables.events) WHERE id = ANY ($1::text[])") { list in
                list.bindTexts(requests.flatMap(\.eventIDs))
            },
        ] + CommandRow.calls(tables, where: "id = ANY ($1::text[])") { $0.bindTexts(commands) }
    }

    static func states(of streams: [StreamID], _ tables: PostgresTables) -> PostgresCall {
        PostgresCall(
            """
            SELECT named.category, named.stream, last.version, last.type
            FROM unnest($1::text[], $2::text[]) AS named (category, stream), LATERAL (
                SELECT version, type FROM \(tables.events) AS event
                WHERE event.category = named.category AND event.stream = named.stream
                ORDER BY version DESC LIMIT 1) AS last
            """
        ) { list in
            list.bindTexts(streams.map(\.category))
            list.bindTexts(streams.map(\.id))
        }
    }

    init(_ results: ArraySlice<PostgresResult>, now: Timestamp) throws {
        let first = results.startIndex
        let end = try LogEnd(results[first])
        head = end.head
        moment = max(now, end.recordedAt ?? now)
        for summary in try StreamRow.streams(results[first + 1]) { states[summary.stream] = summary.state }
        for event in try EventRow.all(results[first + 2]) { events[ByteString(event.id)] = event }
        for command in try CommandRow.all(results[(first + 3)...]) {
            commands[ByteString(command.record.key.id)] = command
        }
    }
}
#endif
