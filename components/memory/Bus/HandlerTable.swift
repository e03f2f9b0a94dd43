import OrchestrixMessaging
import Synchronization

/// Who is registered on a bus, by the Swift type of the handler, in the order of registration.
///
/// A handler's type names its message's type, so that this one table serves subscribers and the handlers of commands.
/// Handlers are handed out as they stand at that moment, and nothing that belongs to a user runs under the lock: not a
/// handler, and not the `deinit` of what a removed handler held.
///
/// Beside each handler lies the way to reach it by name, which nobody looks at when a message is published.
final class HandlerTable<Redelivery: Sendable>: Sendable {
    private struct State: Sendable {
        var lists: [ObjectIdentifier: any Sendable] = [:]
        var redeliveries: [Int: Redelivery] = [:]
        var lastNumber = 0
    }

    private let state = Mutex(State())

    /// The ways to reach the handlers by name.
    var redeliveries: [Redelivery] { state.withLock { Array($0.redeliveries.values) } }

    func add<Handler: Sendable>(_ handler: Handler, _ redelivery: Redelivery) -> Registration {
        let number = state.withLock { state in
            state.lastNumber += 1
            var list = state.lists[ObjectIdentifier(Handler.self)] as? HandlerList<Handler> ?? HandlerList()
            list.append(handler, number: state.lastNumber)
            state.lists[ObjectIdentifier(Handler.self)] = list
            state.redeliveries[state.lastNumber] = redelivery
            return state.lastNumber
        }
        // Whoever keeps a registration doesn't keep the bus.
        return Registration { [weak self] in self?.remove(Handler.self, number: number) }
    }

    private func remove<Handler: Sendable>(_ type: Handler.Type, number: Int) {
        let removed = state.withLock { state -> (Handler, Redelivery?)? in
            guard var list = state.lists[ObjectIdentifier(type)] as? HandlerList<Handler> else { return nil }
            let removed = list.remove(number: number)
            state.lists[ObjectIdentifier(type)] = list
            let redelivery = state.redeliveries.removeValue(forKey: number)
            return removed.map { ($0, redelivery) }
        }
        withExtendedLifetime(removed) {}
    }

    /// The handlers of this type, in the order of registration.
    func all<Handler: Sendable>(_ type: Handler.Type) -> [Handler] {
        let list = state.withLock { $0.lists[ObjectIdentifier(type)] }
        return (list as? HandlerList<Handler>)?.handlers ?? []
    }

    /// The one handler of this type.
    ///
    /// - Throws: `DeliveryError` where there is none, or several.
    func only<Handler: Sendable>(
        _ type: Handler.Type, for envelope: Envelope<some Sendable>
    ) throws(DeliveryError) -> Handler {
        let handlers = all(type)
        guard let handler = handlers.first else { throw DeliveryError(.noHandler, envelope) }
        guard handlers.count == 1 else { throw DeliveryError(.severalHandlers, envelope) }
        return handler
    }
}
