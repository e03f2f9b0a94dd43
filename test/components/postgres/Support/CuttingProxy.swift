#if Postgres
import Foundation
import Synchronization

/// Stands between a store and the tests' server, counts how often that is asked, and cuts the connection over which the
/// next COMMIT goes.
final class CuttingProxy: Sendable {
    enum Cut {
        /// The server never hears of it.
        case before
        /// The server carries it out, and its answer is lost.
        case after
    }

    private let listener: Int32
    private let serverPort: UInt16
    let port: UInt16
    private let armed = Mutex<Cut?>(nil)
    private let ends = Mutex(0)

    /// Before the tests' server.
    convenience init() throws {
        guard let port = URLComponents(string: TestServer.address)?.port else { throw POSIXError(.EADDRNOTAVAIL) }
        try self.init(to: UInt16(port))
    }

    init(to serverPort: UInt16) throws {
        self.serverPort = serverPort
        (listener, port) = try Self.listen()
        let thread = Thread { [listener, weak self] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0, let self else { return }
                serve(client)
            }
        }
        thread.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// The tests' server as it is found through this.
    func address(of name: String) -> String {
        TestServer.address(of: name).replacing(":\(serverPort)", with: ":\(port)")
    }

    /// Has the next COMMIT cut.
    func cut(_ cut: Cut) { armed.withLock { $0 = cut } }

    var isArmed: Bool { armed.withLock { $0 != nil } }

    /// How often a client has waited for the server so far.
    var roundTrips: Int { ends.withLock(\.self) }

    private func serve(_ client: Int32) {
        let server = Self.connect(to: serverPort)
        let connection = Connection()
        pump(from: client, to: server) { [weak self] bytes in self?.mayPass(bytes, connection) ?? true }
        pump(from: server, to: client) { _ in connection.state.withLock { !$0.isDeaf } }
    }

    /// What is known of one connection.
    private final class Connection: Sendable {
        struct State {
            var messages = ClientMessages()
            var cut: Cut?
            var isDeaf = false
        }

        let state = Mutex(State())
    }

    /// What the server answers to a COMMIT is lost from the moment on at which it is asked for that.
    private func mayPass(_ bytes: Data, _ connection: Connection) -> Bool {
        connection.state.withLock { state in
            for message in state.messages.take(bytes) {
                switch message {
                case .commit: state.cut = state.cut ?? disarm()
                case .end:
                    ends.withLock { $0 += 1 }
                    state.isDeaf = state.cut == .after
                }
            }
            return state.cut != .before
        }
    }

    private func disarm() -> Cut? {
        armed.withLock { cut in
            defer { cut = nil }
            return cut
        }
    }

    /// Passes on what comes, until an end closes or `mayPass` says no; then both ends are cut.
    private func pump(from source: Int32, to target: Int32, _ mayPass: @escaping @Sendable (Data) -> Bool) {
        Thread {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = recv(source, &buffer, buffer.count, 0)
                guard count > 0, mayPass(Data(buffer[..<count])) else { break }
                guard send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else { break }
            }
            for end in [source, target] { shutdown(end, Int32(SHUT_RDWR)) }
        }.start()
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = port.bigEndian
        return address
    }

    private static func connect(to port: UInt16) -> Int32 {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(port)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                Foundation.connect(socket, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return socket
    }

    private static func listen() throws -> (Int32, UInt16) {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let length = size
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && Foundation.listen(socket, 32) == 0
                    && getsockname(socket, address, &size) == 0
            }
        }
        guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
        return (socket, UInt16(bigEndian: address.sin_port))
    }
}
#endif
