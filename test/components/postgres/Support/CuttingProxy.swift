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

    private let relay: Relay
    private let orders = Orders()
    private let serverPort: UInt16

    var port: UInt16 { relay.port }

    /// Before the tests' server.
    convenience init() throws {
        guard let port = URLComponents(string: TestServer.address)?.port else { throw POSIXError(.EADDRNOTAVAIL) }
        try self.init(to: UInt16(port))
    }

    init(to serverPort: UInt16) throws {
        self.serverPort = serverPort
        relay = try Relay(to: serverPort) { [orders] in Connection(orders) }
    }

    /// The tests' server as it is found through this.
    func address(of name: String) -> String {
        TestServer.address(of: name).replacing(":\(serverPort)", with: ":\(port)")
    }

    /// Has the next COMMIT cut.
    func cut(_ cut: Cut) { orders.cut.withLock { $0 = cut } }

    var isArmed: Bool { orders.cut.withLock { $0 != nil } }

    /// How often a client has waited for the server so far.
    var roundTrips: Int { orders.roundTrips.withLock(\.self) }

    private final class Orders: Sendable {
        let cut = Mutex<Cut?>(nil)
        let roundTrips = Mutex(0)

        func takeCut() -> Cut? {
            cut.withLock { cut in
                defer { cut = nil }
                return cut
            }
        }
    }

    private final class Connection: Relay.Filter {
        private struct State {
            var messages = ClientMessages()
            var cut: Cut?
            var isDeaf = false
        }

        private let orders: Orders
        private let state = Mutex(State())

        init(_ orders: Orders) {
            self.orders = orders
        }

        /// What the server answers to a COMMIT is lost from the moment on at which it is asked for that.
        func fromClient(_ bytes: Data, _ pass: (Data) -> Bool) -> Bool {
            let mayPass = state.withLock { state in
                for message in state.messages.take(bytes) {
                    switch message {
                    case .commit: state.cut = state.cut ?? orders.takeCut()
                    case .end:
                        orders.roundTrips.withLock { $0 += 1 }
                        state.isDeaf = state.cut == .after
                    }
                }
                return state.cut != .before
            }
            return mayPass && pass(bytes)
        }

        func mayPassFromServer() -> Bool { state.withLock { !$0.isDeaf } }
    }
}
#endif
