import Foundation

/// The server that rows P work on.
enum PostgresServer {
    /// Its address, if one is given.
    static var address: String? { ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"] }
}
