#if Postgres
import OrchestrixCommon

/// The process that serves a session. Its number alone doesn't name it: another server of the same address, or the same
/// one after a restart, may give it to another session.
struct SessionProcess: Sendable {
    let number: Int
    let serverStart: Timestamp

    /// Has the server stop what the process is doing, if it is the server.
    var cancellation: PostgresCall {
        PostgresCall(
            "SELECT pg_cancel_backend($1::bigint::integer) WHERE pg_postmaster_start_time() = $2::timestamptz"
        ) { list in
            list.bind(number)
            list.bind(serverStart)
        }
    }
}
#endif
