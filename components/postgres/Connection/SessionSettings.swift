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

    /// Finds out whether a pooler stands between, tells the session what it needs, and refuses a server that wouldn't
    /// keep what it has confirmed.
    func prepare(_ session: PostgresSession) throws {
        let row = try session.run(PostgresCall(Self.question))
        guard try row.text(0, 1) == "UTF8" else {
            throw EventStoreError(.storeFailed, "the database's encoding isn't UTF8")
        }
        guard try row.text(0, 0) == "on" || allowsUnsafeServer else {
            throw EventStoreError(.storeFailed, "the server runs with fsync=off and would lose what it has confirmed")
        }
        // Whoever answers in the server's stead tells another number than the server's own process.
        session.isPooled = session.process?.number != session.announcedProcess
        if !session.isPooled { try session.execute(script) }
    }

    private static let question = "SELECT current_setting('fsync'), current_setting('server_encoding')"

    /// What a session is told, as expressions of SQL.
    private var parameters: [(name: String, value: String)] {
        let common = [
            ("client_min_messages", "'warning'"), ("TimeZone", "'UTC'"), ("search_path", "'pg_catalog'"),
            ("lock_timeout", "'\(Self.milliseconds(lockTimeout))'"),
            ("idle_in_transaction_session_timeout", "'\(Self.milliseconds(responseTimeout))'"),
            ("synchronous_commit", Self.durability),
        ]
        let writer = [("enable_seqscan", "'off'"), ("plan_cache_mode", "'force_generic_plan'")]
        return common + (isWriter ? writer : [])
    }

    /// Every commit waits for the disk, or for more where the server is set to that.
    private static let durability = """
        CASE WHEN pg_catalog.current_setting('synchronous_commit') IN ('on', 'remote_apply')
        THEN pg_catalog.current_setting('synchronous_commit') ELSE 'on' END
        """

    private func words(inTransaction isLocal: Bool) -> String {
        parameters.map { "pg_catalog.set_config('\($0.name)', \($0.value), \(isLocal))" }.joined(separator: ", ")
    }

    /// Tells a session for as long as it lasts.
    var script: String { "SELECT \(words(inTransaction: false))" }

    /// Tells the transaction that is open, and asks which process serves it.
    var telling: PostgresCall {
        PostgresCall("SELECT \(SessionProcess.columns), \(words(inTransaction: true))")
    }

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
