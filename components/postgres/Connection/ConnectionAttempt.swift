#if Postgres
import CLibpq
import Foundation

/// Connects to the first host of an address that answers and is what the address asks for.
struct ConnectionAttempt {
    let settings: SessionSettings
    let notices: PostgresNotices

    /// - Returns: libpq's connection, which is the caller's to end.
    /// - Throws: what the last host said whose answer may be another one later; else what the last one said.
    func connect() throws(PostgresError) -> OpaquePointer {
        let hosts = HostList(of: settings.address)
        let deadline = ContinuousClock.now + settings.connectTimeout
        var failure: PostgresError?
        for (index, host) in hosts.attempts.enumerated() {
            let share = ContinuousClock.now.duration(to: deadline) / (hosts.attempts.count - index)
            do throws(PostgresError) {
                return try connect(to: host, until: .now + min(share, hosts.limit ?? share))
            } catch {
                if failure == nil || error.isRetryable { failure = error }
            }
        }
        throw failure ?? .lost
    }

    private func connect(
        to host: [String: String], until deadline: ContinuousClock.Instant
    ) throws(PostgresError) -> OpaquePointer {
        guard let handle = settings.startConnection(to: host) else {
            throw PostgresError(.postgresUnreachable, "there is no memory for a connection to PostgreSQL")
        }
        do {
            try establish(handle, until: deadline)
            return handle
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private func establish(_ handle: OpaquePointer, until deadline: ContinuousClock.Instant) throws(PostgresError) {
        notices.listen(to: handle)
        ConnectionRefusal.prepare(handle)
        guard PQstatus(handle) != CONNECTION_BAD else {
            throw PostgresError(.postgresUnreachable, "the address of the PostgreSQL server can't be read")
        }
        let socket = ConnectionSocket(handle: handle)
        var state = PGRES_POLLING_WRITING
        while state != PGRES_POLLING_OK {
            guard state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING else {
                throw ConnectionRefusal.error(of: handle)
            }
            try socket.wait(for: state == PGRES_POLLING_READING ? POLLIN : POLLOUT, until: deadline)
            state = PQconnectPoll(handle)
        }
        PQsetnonblocking(handle, 1)
    }
}
#endif
