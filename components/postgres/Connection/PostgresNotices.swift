#if Postgres
import CLibpq

/// What the server remarks beside its answers, as far as it matters.
final class PostgresNotices {
    /// Whether a commit took effect on the server, but was given up waiting for: its standbys may not have it.
    private(set) var hasUnconfirmedCommit = false

    /// Takes in what a connection's server remarks, for as long as this lives. libpq would print it, and it may quote data.
    func listen(to handle: OpaquePointer) {
        PQsetNoticeReceiver(
            handle,
            { notices, report in
                guard let notices, let report else { return }
                Unmanaged<PostgresNotices>.fromOpaque(notices).takeUnretainedValue().take(report)
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Forgets what was remarked before.
    func clear() {
        hasUnconfirmedCommit = false
    }

    /// The remark has the code of any warning, and its text is in the server's language; the place in the server's program
    /// that it comes from tells it from others.
    private func take(_ report: OpaquePointer) {
        let origin = PQresultErrorField(report, Int32(UInt8(ascii: "R"))).map { String(cString: $0) }
        if origin == "SyncRepWaitForLSN" { hasUnconfirmedCommit = true }
    }
}
#endif
