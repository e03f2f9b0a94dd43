#if Postgres
import Dispatch
import Foundation
import Synchronization

/// Stands between a store and the tests' server, and holds back one message of a transaction and all behind it.
final class StallingProxy: Sendable {
    private let relay: Relay
    private let stall: Stall

    var port: UInt16 { relay.port }

    init(to serverPort: UInt16) throws {
        let stall = Stall()
        self.stall = stall
        relay = try Relay(to: serverPort) { Connection(stall) }
    }

    /// Has what follows stalled before its message of that number, counted from 1. The messages of a connection count
    /// from the beginning of its first transaction that writes.
    ///
    /// - Parameter stalled: is called when that message has come.
    func stall(beforeMessage number: Int, stalled: @escaping @Sendable () -> Void) {
        stall.state.withLock { $0 = Stall.State(left: number, stalled: stalled) }
    }

    /// The kind of the message that is held back, as the protocol has it.
    var held: Character? { stall.state.withLock { $0.held } }

    /// Passes on what is held back; from now on nothing is.
    func release() {
        let last = stall.state.withLock { state in
            defer { state = Stall.State() }
            return state
        }
        if last.held != nil { last.gate.signal() }
    }

    private final class Stall: Sendable {
        struct State {
            /// How many messages there are up to the one that is to be held back.
            var left = 0
            var stalled: @Sendable () -> Void = {}
            var held: Character?
            let gate = DispatchSemaphore(value: 0)
        }

        let state = Mutex(State())

        /// Blocks where this is the message that is to be held back.
        func pass(_ kind: Character) {
            let (stalled, gate) = state.withLock { state in
                guard state.left > 0 else { return (nil as (@Sendable () -> Void)?, state.gate) }
                state.left -= 1
                if state.left == 0 { state.held = kind }
                return (state.left == 0 ? state.stalled : nil, state.gate)
            }
            guard let stalled else { return }
            stalled()
            gate.wait()
        }
    }

    private final class Connection: Relay.Filter {
        private struct State {
            var rest: [UInt8] = []
            /// Whether its messages have kinds, as all have behind those that begin a session.
            var hasStarted = false
            var hasBegun = false
        }

        private let stall: Stall
        private let state = Mutex(State())

        init(_ stall: Stall) {
            self.stall = stall
        }

        func fromClient(_ bytes: Data, _ pass: (Data) -> Bool) -> Bool {
            state.withLock { $0.rest += bytes }
            while let (message, kind) = next() {
                if let kind { stall.pass(kind) }
                guard pass(message) else { return false }
            }
            return true
        }

        func mayPassFromServer() -> Bool { true }

        /// The next whole message, and its kind where it counts.
        private func next() -> (message: Data, kind: Character?)? {
            state.withLock { state in
                let start = state.hasStarted ? 1 : 0
                guard state.rest.count >= start + 4 else { return nil }
                let length = start + state.rest[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
                guard state.rest.count >= length else { return nil }
                let message = Data(state.rest[..<length])
                state.rest.removeFirst(length)
                guard state.hasStarted else {
                    // Protocol 3.0; others ask for encryption first.
                    state.hasStarted = message[4..<8].elementsEqual([0, 3, 0, 0])
                    return (message, nil)
                }
                let beginning = Data("BEGIN ISOLATION LEVEL READ COMMITTED".utf8)
                state.hasBegun = state.hasBegun || message.firstRange(of: beginning) != nil
                return (message, state.hasBegun ? Character(Unicode.Scalar(message[0])) : nil)
            }
        }
    }
}
#endif
