#if Postgres
import Foundation
import Synchronization

/// Stands between a store and the tests' server, and cuts the connection over which the next COMMIT goes.
final class CuttingProxy: Sendable {
    enum Cut {
        /// The server never hears of it.
        case before
        /// The server carries it out, and its answer is lost.
        case after
    }

    private let relay: Relay
    private let armed: Armed

    var port: UInt16 { relay.port }

    init(to serverPort: UInt16) throws {
        let armed = Armed()
        self.armed = armed
        relay = try Relay(to: serverPort) { Connection(armed: armed) }
    }

    /// Has the next COMMIT cut.
    func cut(_ cut: Cut) { armed.cut.withLock { $0 = cut } }

    var isArmed: Bool { armed.cut.withLock { $0 != nil } }

    private final class Armed: Sendable { let cut = Mutex<Cut?>(nil) }

    private final class Connection: Relay.Filter {
        private let armed: Armed
        private let isDeaf = Mutex(false)

        init(armed: Armed) {
            self.armed = armed
        }

        func fromClient(_ bytes: Data, _ pass: (Data) -> Bool) -> Bool {
            guard bytes.firstRange(of: Data("COMMIT\0".utf8)) != nil,
                let cut = armed.cut.withLock({ cut in
                    defer { cut = nil }
                    return cut
                })
            else { return pass(bytes) }
            isDeaf.withLock { $0 = true }
            return cut == .after && pass(bytes)
        }

        func mayPassFromServer() -> Bool { isDeaf.withLock { !$0 } }
    }
}
#endif
