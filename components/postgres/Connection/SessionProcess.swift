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

extension SessionProcess {
    /// What names the process that a statement runs in.
    static let columns = "pg_catalog.pg_backend_pid()::bigint, pg_catalog.pg_postmaster_start_time()"

    /// The process that ``columns`` were asked of, where a row begins with them.
    init?(_ row: PostgresResult) {
        guard let number = try? row.int(0, 0), let start = try? row.moment(0, 1) else { return nil }
        self.init(number: number, serverStart: start)
    }
}
#endif
