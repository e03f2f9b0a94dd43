#if Postgres
import CLibpq

/// Behind a pooler of transactions, as PgBouncer can be, each transaction may have another process of the server: what one
/// was told, and what was prepared in it, the next doesn't know.
extension PostgresSession {
    /// Runs `calls` as ``run(_:)`` does, and tells their transaction first what a session is told at its beginning.
    ///
    /// Where they begin no transaction of their own, they are one together: the server takes a pipeline for that.
    func runTelling(_ calls: [PostgresCall]) throws(PostgresError) -> [PostgresResult] {
        let start = calls.first?.isBeginning == true ? 1 : 0
        var results = try pipeline(calls[..<start] + [PostgresCall(transactionScript)] + calls[start...])
        process = (try? results.remove(at: start).int(0, 0)) ?? 0
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
        _ = try pipeline([PostgresCall(transactionScript)])
    }
}
#endif
