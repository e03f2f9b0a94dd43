#if Postgres
import OrchestrixEventSourcing

/// Empties the payloads of a stream and the outcomes of the commands that touched it, and removes its snapshot; within
/// one transaction of the caller's.
struct Erasure: Sendable {
    let stream: StreamID
    let tables: PostgresTables

    /// - Returns: the number of events in the stream.
    func perform(in session: PostgresSession) throws -> Int {
        // No append and no snapshot may come between: it would bring back what is erased here.
        _ = try session.run([.take(.log, of: tables), .take(.snapshots, of: tables)])
        let results = try session.run([
            call("UPDATE \(tables.events) SET data = NULL WHERE category = $1 AND stream = $2 AND data IS NOT NULL"),
            call(
                """
                UPDATE \(tables.commands) SET outcome = NULL WHERE outcome IS NOT NULL AND number IN
                    (SELECT command FROM \(tables.commandStreams) WHERE category = $1 AND stream = $2)
                """),
            SnapshotRow.deletion(of: stream, tables),
            StreamRow.call(tables, stateOf: stream),
        ])
        return try StreamRow.state(results[3]).version
    }

    private func call(_ sql: String) -> PostgresCall {
        PostgresCall(sql) { list in
            list.bind(stream.category)
            list.bind(stream.id)
        }
    }
}
#endif
