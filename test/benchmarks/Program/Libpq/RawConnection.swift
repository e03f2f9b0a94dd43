import Libpq

/// A connection of libpq's as it is. What goes wrong ends the program: a reference has nothing to recover. It waits
/// for the server, so it belongs on a thread of its own.
///
/// Unchecked: only one thread at a time uses it.
final class RawConnection: @unchecked Sendable {
    let handle: OpaquePointer

    init(_ address: String) throws {
        handle = PQconnectdb(address)
        precondition(PQstatus(handle) == CONNECTION_OK, "PostgreSQL can't be reached")
        execute("SET client_min_messages = warning; SET synchronous_commit = on")
    }

    deinit {
        PQfinish(handle)
    }

    /// Runs statements without parameters.
    func execute(_ script: String) {
        check(PQexec(handle, script))
    }

    /// The number that a statement gives.
    func number(_ sql: String) -> Int {
        let result = PQexec(handle, sql)
        defer { PQclear(result) }
        precondition(PQntuples(result) == 1, String(cString: PQerrorMessage(handle)))
        return Int(String(cString: PQgetvalue(result, 0, 0))) ?? 0
    }

    func prepare(_ name: String, _ sql: String) {
        check(PQprepare(handle, name, sql, 0, nil))
    }

    /// Runs one prepared statement, in a transaction of its own.
    func run(_ name: String, _ parameters: BinaryParameters) {
        parameters.withPointers { count, values, lengths, formats in
            check(PQexecPrepared(handle, name, count, values, lengths, formats, 1))
        }
    }

    /// Runs prepared statements in one round trip.
    func run(_ calls: [(name: String, parameters: BinaryParameters)]) {
        PQenterPipelineMode(handle)
        for call in calls {
            call.parameters.withPointers { count, values, lengths, formats in
                let isSent = PQsendQueryPrepared(handle, call.name, count, values, lengths, formats, 1)
                precondition(isSent == 1, String(cString: PQerrorMessage(handle)))
            }
        }
        PQpipelineSync(handle)
        for _ in calls {
            check(PQgetResult(handle))
            precondition(PQgetResult(handle) == nil)
        }
        check(PQgetResult(handle))
        PQexitPipelineMode(handle)
    }

    /// Ends the program unless `result` is a success.
    func check(_ result: OpaquePointer?) {
        let good = [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_PIPELINE_SYNC, PGRES_COPY_IN]
        precondition(good.contains(PQresultStatus(result)), String(cString: PQerrorMessage(handle)))
        PQclear(result)
    }
}
