#if Postgres
import Foundation

/// Stands between its clients and a server on loopback, and passes on what they say as it is told.
final class Relay: Sendable {
    /// What becomes of one connection's bytes. Each connection has its own.
    protocol Filter: Sendable {
        /// What is passed on to the server of what the client has sent, piece by piece; it may block.
        ///
        /// - Returns: whether the connection goes on; if not, both ends are cut.
        func fromClient(_ bytes: Data, _ pass: (Data) -> Bool) -> Bool

        /// Whether what the server has sent is passed on; if not, both ends are cut.
        func mayPassFromServer() -> Bool
    }

    let port: UInt16
    private let listener: Int32

    /// - Parameter filter: makes the filter of a connection.
    init(to serverPort: UInt16, _ filter: @escaping @Sendable () -> any Filter) throws {
        (listener, port) = try Self.listen()
        Thread { [listener] in
            while true {
                let client = accept(listener, nil, nil)
                guard client >= 0 else { return }
                Self.serve(client, serverPort, filter())
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func serve(_ client: Int32, _ serverPort: UInt16, _ filter: any Filter) {
        let server = connect(to: serverPort)
        pump(from: client, to: server) { bytes, pass in filter.fromClient(bytes, pass) }
        pump(from: server, to: client) { bytes, pass in filter.mayPassFromServer() && pass(bytes) }
    }

    /// Passes on what comes, until an end closes or the filter says so; then both ends are cut.
    private static func pump(
        from source: Int32, to target: Int32, _ filter: @escaping @Sendable (Data, (Data) -> Bool) -> Bool
    ) {
        Thread {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = recv(source, &buffer, buffer.count, 0)
                guard count > 0, filter(Data(buffer[..<count]), { Self.send($0, to: target) }) else { break }
            }
            for end in [source, target] { shutdown(end, Int32(SHUT_RDWR)) }
        }.start()
    }

    private static func send(_ bytes: Data, to target: Int32) -> Bool {
        bytes.withUnsafeBytes { Foundation.send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) } == bytes.count
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
        // Where each message goes by itself, it is to go at once.
        var (address, isAtOnce) = (loopback(port), Int32(1))
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &isAtOnce, socklen_t(MemoryLayout<Int32>.size))
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
