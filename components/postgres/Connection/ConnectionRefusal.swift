#if Postgres
import CLibpq

/// Why a connection failed, in words of our own: libpq's may quote what the connection was made with.
struct ConnectionRefusal: Sendable {
    let words: String
    /// What the server said; `nil` where none was reached.
    var sqlState: String?
    /// Whether it doesn't pass by itself.
    var isLasting = false

    /// Asks for the server's codes instead of its texts, which may be in any language. Before the connection is made.
    static func prepare(_ handle: OpaquePointer) {
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
    }

    static func error(of handle: OpaquePointer) -> PostgresError {
        ConnectionRefusal(PQerrorMessage(handle).map { String(cString: $0) } ?? "").error
    }

    var error: PostgresError {
        PostgresError(
            .postgresUnreachable, "PostgreSQL can't be reached: \(words)",
            context: sqlState.map { ["sqlstate": $0] } ?? [:], isRetryable: !isLasting)
    }
}

extension ConnectionRefusal {
    /// - Parameter report: libpq's, which has a line for each host that was tried. The last one counts.
    init(_ report: String) {
        if let state = report.split(separator: "\n").compactMap(Self.sqlState).last {
            self = Self.told.first { state.hasPrefix($0.sqlState ?? "") } ?? ConnectionRefusal(words: Self.unknown)
            sqlState = state
        } else {
            self = Self.signs.first { report.contains($0.sign) }?.refusal ?? ConnectionRefusal(words: Self.unknown)
        }
    }

    /// The code at the end of a line such as `connection to server at …, port 5432 failed: FATAL:  28P01`.
    private static func sqlState(of line: Substring) -> String? {
        guard let gap = line.ranges(of: ":  ").last else { return nil }
        let code = line[gap.upperBound...].utf8
        let isCode = code.count == 5 && code.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        return isCode ? String(Substring(code)) : nil
    }

    private static let other = "it isn't the server that the address asks for, primary or standby"

    private static let unknown = "it refused the connection"

    /// By the code that the server gives, or what that begins with.
    private static let told = [
        ConnectionRefusal(words: "it refused the password", sqlState: "28P01", isLasting: true),
        ConnectionRefusal(words: "it doesn't let this role in", sqlState: "28", isLasting: true),
        ConnectionRefusal(words: "it doesn't let this role in", sqlState: "42501", isLasting: true),
        ConnectionRefusal(words: "it knows no such database", sqlState: "3D", isLasting: true),
        ConnectionRefusal(words: "the database takes no connections", sqlState: "55000"),
        ConnectionRefusal(words: "it has no connection left", sqlState: "53300"),
        ConnectionRefusal(words: "it starts or stops just now", sqlState: "57P"),
    ]

    /// By what libpq itself says, where no server has said anything.
    private static let signs: [(sign: String, refusal: ConnectionRefusal)] = [
        ("no password supplied", ConnectionRefusal(words: "it asks for a password", isLasting: true)),
        ("could not translate host name", ConnectionRefusal(words: "its host isn't known")),
        ("Connection refused", ConnectionRefusal(words: "nothing listens there")),
        ("No such file or directory", ConnectionRefusal(words: "nothing listens there")),
        ("session is read-only", ConnectionRefusal(words: other)),
        ("session is not read-only", ConnectionRefusal(words: other)),
        ("hot standby mode", ConnectionRefusal(words: other)),
        ("SSL", ConnectionRefusal(words: "the encrypted connection failed")),
        ("certificate", ConnectionRefusal(words: "the encrypted connection failed")),
    ]
}
#endif
