#if Postgres
import CLibpq
import OrchestrixEventSourcing

/// How a session is made, and what it is told at its beginning.
struct SessionSettings: Sendable {
    /// What libpq connects by: a URI or `keyword=value` pairs. It may hold a password, and is never shown.
    let address: String
    let connectTimeout: Duration
    let responseTimeout: Duration
    let lockTimeout: Duration
    let allowsUnsafeServer: Bool

    /// Whether the session only ever looks things up by index, with plans that are made once: the writer's.
    var isWriter = false

    /// Begins to connect; `nil` where there is no memory.
    ///
    /// - Parameter host: what is said beside the address, and instead of what that says.
    func startConnection(to host: [String: String]) -> OpaquePointer? {
        let words = Array(host)
        return Self.withStrings(["dbname", "fallback_application_name", "client_encoding"] + words.map(\.key)) {
            keywords in
            Self.withStrings([address, "orchestrix", "UTF8"] + words.map(\.value)) { values in
                PQconnectStartParams(keywords, values, 1)
            }
        }
    }

    /// Tells the session what it needs, and refuses a server that wouldn't keep what it has confirmed.
    func prepare(_ session: PostgresSession) throws {
        try session.execute(script)
        let row = try session.run(PostgresCall(Self.question))
        session.serverStart = try row.moment(0, 2)
        guard try row.text(0, 1) == "UTF8" else {
            throw EventStoreError(.storeFailed, "the database's encoding isn't UTF8")
        }
        guard try row.text(0, 0) == "on" || allowsUnsafeServer else {
            throw EventStoreError(.storeFailed, "the server runs with fsync=off and would lose what it has confirmed")
        }
    }

    private static let question =
        "SELECT current_setting('fsync'), current_setting('server_encoding'), pg_postmaster_start_time()"

    /// What a new session is told.
    var script: String {
        let settings = [
            "client_min_messages = warning", "TimeZone = 'UTC'", "search_path = pg_catalog",
            "lock_timeout = \(Self.milliseconds(lockTimeout))",
            "idle_in_transaction_session_timeout = \(Self.milliseconds(responseTimeout))",
        ]
        let writer = ["enable_seqscan = off", "plan_cache_mode = force_generic_plan"]
        return (settings + (isWriter ? writer : [])).map { "SET \($0);" }.joined() + Self.makeDurable
    }

    /// Every commit waits for the disk, or for more where the server is set to that.
    private static let makeDurable = """
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply');
        """

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(max(1, min(duration / .milliseconds(1), Double(Int32.max))))
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { Array($0.utf8CString) }
        func nest(_ rest: ArraySlice<[CChar]>, _ pointers: [UnsafePointer<CChar>?]) -> Result {
            guard let first = rest.first else { return body(pointers + [nil]) }
            return first.withUnsafeBufferPointer { nest(rest.dropFirst(), pointers + [$0.baseAddress]) }
        }
        return nest(copies[...], [])
    }
}
#endif
