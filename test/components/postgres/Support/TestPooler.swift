#if Postgres
import Foundation
import Testing

/// PgBouncer before the tests' server: each transaction may have another of its few connections.
///
/// It ends with the tests' process, however that ends: its life hangs on a pipe.
final class TestPooler: Sendable {
    /// Where a store finds the server through the pooler.
    let address: String
    private let process: WorkerProcess

    /// Starts one on a free port.
    ///
    /// - Parameter size: how many connections to the server its clients share.
    static func start(size: Int) async throws -> TestPooler {
        try await onThread { try TestPooler(size: size) }
    }

    private init(size: Int) throws {
        let server = try #require(URLComponents(string: TestServer.address), "the server's address must be a URI")
        let database = String(server.path.dropFirst())
        let port = try Self.freePort()
        let settings = """
            [databases]
            \(database) = host=\(server.host ?? "127.0.0.1") port=\(server.port ?? 5432) \
            user=\(server.user ?? "postgres")\(server.password.map { " password=\($0)" } ?? "")
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = \(size)
            max_client_conn = 500
            """
        process = try WorkerProcess(["bash", "-c", Self.script, "pooler", settings], command: "/usr/bin/env")
        guard process.line() == "ready" else { throw WaitedInVain(what: "PgBouncer") }
        address = "postgresql://127.0.0.1:\(port)/\(database)?user=pooled"
    }

    deinit {
        process.end()
    }

    /// PgBouncer refuses to run as root.
    private static let script = #"""
        folder=$(mktemp -d /tmp/orchestrix-pooler.XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        printf '%s\n' "$1" > "$folder/settings"
        port=$(sed -n 's/^listen_port = //p' "$folder/settings")
        if [ "$(id -u)" -eq 0 ]; then
            echo "user = nobody" >> "$folder/settings"
            chown -R nobody "$folder"
        fi
        PATH=$PATH:/usr/sbin pgbouncer "$folder/settings" < /dev/null > "$folder/log" 2>&1 &
        pooler=$!
        disown "$pooler"
        for _ in $(seq 600); do
            if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then echo ready && break; fi
            kill -0 "$pooler" 2> /dev/null || break
            sleep 0.1
        done
        cat > /dev/null
        # The threads that start processes here hold back the other signals, and so do the processes.
        kill -KILL "$pooler" 2> /dev/null
        """#

    private static func freePort() throws -> UInt16 {
        let proxy = try CuttingProxy(to: 0)
        return proxy.port
    }
}
#endif
