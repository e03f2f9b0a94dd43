import Orchestrix

/// Carries out the commands of garages: what a bus knows about them.
public struct Barrier: Sendable {
    private let garages: AggregateRepository<Garage>

    /// Garages in `store`, whose events are published on `bus`.
    public init(store: any EventStore, bus: any AsyncMessageBus) {
        garages = AggregateRepository(store: store, bus: bus)
    }

    /// Makes itself the handler of all commands of garages.
    public func handleCommands(of bus: any AsyncMessageBus) {
        bus.handle(OpenGarage.self, named: "barrier.open") { command in
            try await garages.execute(command.garage) { try $0.open(spaces: command.spaces) }
        }
        bus.handle(EnterGarage.self, named: "barrier.enter") { command in
            let key = try CommandKey(id: command.ticket, of: command)
            return try await garages.execute(command.garage, command: key) { try $0.enter(command.plate) }.state.free
        }
        bus.handle(LeaveGarage.self, named: "barrier.leave") { command in
            try await garages.execute(command.garage) { try $0.leave(command.plate) }.state.free
        }
    }
}
