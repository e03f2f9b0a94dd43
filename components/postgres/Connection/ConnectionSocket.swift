#if Postgres
import CLibpq
import Foundation

/// The socket of one of libpq's connections, whichever it has at the moment.
struct ConnectionSocket {
    let handle: OpaquePointer

    /// Returns when it can be read from or written to. Blocks.
    func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(PostgresError) {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .timedOut }
            var socket = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
            let limit = Int32(clamping: Int64((left / .milliseconds(1)).rounded(.up)))
            let count = poll(&socket, 1, limit)
            if count > 0 { return }
            guard count == 0 || errno == EINTR else { throw .lost }
        }
    }
}
#endif
