#if Postgres
import CLibpq

/// Behind a pooler of transactions, as PgBouncer can be, each transaction may have another process of the server: what one
/// was told, and what was prepared in it, the next doesn't know.
extension PostgresSession {
    /// Runs `calls` as ``run(_:)`` does, and tells each transaction first what a session is told at its beginning.
    ///
    /// Where none is open and they begin none, they are one together: the server takes a pipeline for that.
    func runTelling(_ calls: [PostgresCall]) throws(PostgresError) -> [PostgresResult] {
        var (told, places): ([PostgresCall], [Int]) = ([], [])
        func tell() {
            places.append(told.count)
            told.append(telling)
        }
        if isIdle && calls.first?.isBeginning != true { tell() }
        for call in calls {
            told.append(call)
            if call.isBeginning { tell() }
        }
        var results = try pipeline(told)
        for place in places.reversed() { process = SessionProcess(results.remove(at: place)) ?? process }
        return results
    }

    /// - Returns: whether it could be sent.
    func sendUnprepared(_ call: PostgresCall) -> Bool {
        let types = call.parameters.types
        return call.parameters.withPointers { count, values, lengths, formats in
            PQsendQueryParams(
                handle, call.sql, count, types.isEmpty ? nil : types, values, lengths, formats, 1)
        } == 1
    }

    /// Undoes within the open transaction what SQL of a program's own may have done to its session, which others have
    /// next.
    func restorePooled() throws(PostgresError) {
        try execute(
            """
            RESET SESSION AUTHORIZATION; RESET ALL; DEALLOCATE ALL; UNLISTEN *; CLOSE ALL; DISCARD TEMP; \
            DISCARD SEQUENCES; SELECT pg_catalog.pg_advisory_unlock_all()
            """)
        _ = try pipeline([telling])
    }
}
#endif
