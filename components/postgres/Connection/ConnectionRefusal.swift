#if Postgres
import CLibpq

/// Why a connection failed, in words of our own: libpq's may quote what the connection was made with.
enum ConnectionRefusal {
    static func error(of handle: OpaquePointer) -> PostgresError {
        let report = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        let words = known.first { report.contains($0.sign) }?.words ?? "it refused the connection"
        return PostgresError(
            .postgresUnreachable, "PostgreSQL can't be reached: \(words)", isRetryable: !lasting.contains(words))
    }

    /// What doesn't pass by itself.
    private static let lasting: Set<String> = [
        "it refused the password", "it asks for a password", "it knows no such database or role",
    ]

    private static let known: [(sign: String, words: String)] = [
        ("password authentication failed", "it refused the password"),
        ("no password supplied", "it asks for a password"),
        ("does not exist", "it knows no such database or role"),
        ("too many clients", "it has no connection left"),
        ("remaining connection slots", "it has no connection left"),
        ("the database system is", "it starts or stops just now"),
        ("could not translate host name", "its host isn't known"),
        ("Connection refused", "nothing listens there"),
        ("No such file or directory", "nothing listens there"),
        ("SSL", "the encrypted connection failed"),
        ("certificate", "the encrypted connection failed"),
    ]
}
#endif
