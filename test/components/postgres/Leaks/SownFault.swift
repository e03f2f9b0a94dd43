#if Postgres
import CLibpq

@testable import OrchestrixPostgres

/// A fault that is committed on purpose, to show that the memory checker finds it.
enum SownFault: String, CaseIterable {
    case leakedResult = "leaked-result"
    case leakedConnection = "leaked-connection"
    case leakedNotification = "leaked-notification"
    case keptResult = "kept-result"
    case resultClearedTwice = "result-cleared-twice"
    case resultUsedAfterClear = "result-used-after-clear"
    case connectionUsedAfterFinish = "connection-used-after-finish"

    /// Whether memory is kept, rather than used when it was given back.
    var isLeak: Bool {
        switch self {
        case .leakedResult, .leakedConnection, .leakedNotification, .keptResult: true
        case .resultClearedTwice, .resultUsedAfterClear, .connectionUsedAfterFinish: false
        }
    }

    func commit(on server: Server) async throws {
        let fault = self
        try await server.perform { session in try fault.commit(in: session) }
    }

    private func commit(in session: PostgresSession) throws {
        switch self {
        case .leakedResult: _ = PQmakeEmptyPGresult(session.handle, PGRES_TUPLES_OK)
        case .leakedConnection: _ = PQconnectStart("host=127.0.0.1 port=1")
        case .leakedNotification:
            try session.execute("LISTEN sown; NOTIFY sown")
            PQconsumeInput(session.handle)
            try expect(PQnotifies(session.handle) != nil, "a session is notified by itself")
        // What a cycle of references would do.
        case .keptResult: _ = Unmanaged.passRetained(try session.run(PostgresCall("SELECT 1")))
        case .resultClearedTwice:
            let result = PQmakeEmptyPGresult(session.handle, PGRES_TUPLES_OK)
            PQclear(result)
            PQclear(result)
        case .resultUsedAfterClear:
            let result = PQmakeEmptyPGresult(session.handle, PGRES_TUPLES_OK)
            PQclear(result)
            try expect(PQntuples(result) != .max, "a result has no such number of rows")
        case .connectionUsedAfterFinish:
            let connection = PQconnectStart("host=127.0.0.1 port=1")
            PQfinish(connection)
            try expect(PQsocket(connection) != .max, "a socket has no such number")
        }
    }
}
#endif
