public import OrchestrixMessaging
import Synchronization

/// Who is registered on a bus, by the Swift type of the handler, in the order of registration.
///
/// A handler's type names its message's type, so that this one table serves subscribers and the handlers of commands.
/// Handlers are handed out as they stand at that moment, and nothing that belongs to a user runs under the lock: not a
/// handler, and not the `deinit` of what a removed handler held.
///
/// Beside each handler lies the way to reach it by name, which nobody looks at when a message is published.
@usableFromInline
final class HandlerTable<Redelivery: Sendable>: Sendable {
    private struct State: Sendable {
        var lists: [ObjectIdentifier: any AnyObject & Sendable] = [:]
        var redeliveries: [Int: Redelivery] = [:]
        var lastNumber = 0

        /// A list is entered under the type of its handlers, so that its own type is known.
        func list<Handler: Sendable>(of type: Handler.Type) -> HandlerList<Handler>? {
            lists[ObjectIdentifier(type)].map { unsafeDowncast($0, to: HandlerList<Handler>.self) }
        }
    }

    private let state = Mutex(State())

    /// The ways to reach the handlers by name.
    var redeliveries: [Redelivery] { state.withLock { Array($0.redeliveries.values) } }

    func add<Handler: Sendable>(_ handler: Handler, _ redelivery: Redelivery) -> Registration {
        let number = state.withLock { state in
            state.lastNumber += 1
            let number = state.lastNumber
            let list = state.list(of: Handler.self)?.adding(handler, number: number)
            state.lists[ObjectIdentifier(Handler.self)] = list ?? HandlerList(handler, number: number)
            state.redeliveries[number] = redelivery
            return number
        }
        // Whoever keeps a registration doesn't keep the bus.
        return Registration { [weak self] in self?.remove(Handler.self, number: number) }
    }

    private func remove<Handler: Sendable>(_ type: Handler.Type, number: Int) {
        let removed = state.withLock { state -> (any AnyObject & Sendable, Handler, Redelivery?)? in
            guard let list = state.list(of: type), let (rest, handler) = list.removing(number: number) else {
                return nil
            }
            state.lists[ObjectIdentifier(type)] = rest
            return (list, handler, state.redeliveries.removeValue(forKey: number))
        }
        withExtendedLifetime(removed) {}
    }

    @usableFromInline
    func list(under type: ObjectIdentifier) -> (any AnyObject & Sendable)? {
        state.withLock { $0.lists[type] }
    }

    /// The handlers of this type, in the order of registration.
    @inlinable
    func all<Handler: Sendable>(_ type: Handler.Type) -> [Handler] {
        guard let list = list(under: ObjectIdentifier(type)) else { return [] }
        return unsafeDowncast(list, to: HandlerList<Handler>.self).handlers
    }

    /// The one handler of this type.
    ///
    /// - Throws: `DeliveryError` where there is none, or several.
    @inlinable
    func only<Handler: Sendable>(
        _ type: Handler.Type, for envelope: Envelope<some Sendable>
    ) throws(DeliveryError) -> Handler {
        let handlers = all(type)
        guard handlers.count == 1 else {
            throw DeliveryError(handlers.isEmpty ? .noHandler : .severalHandlers, envelope)
        }
        return handlers[0]
    }
}
