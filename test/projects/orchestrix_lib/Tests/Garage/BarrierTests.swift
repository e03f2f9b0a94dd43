import Foundation
import Garage
import Orchestrix
import Testing

@Suite("The barrier of a garage")
final class BarrierTests: Sendable {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "garage-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// A bus on which a barrier serves the garages in `store`.
    private func bus(_ store: any EventStore) -> InMemoryAsyncMessageBus {
        let bus = InMemoryAsyncMessageBus()
        Barrier(store: store, bus: bus).handleCommands(of: bus)
        return bus
    }

    @Test("replies how many spaces are left, and tells subscribers who came", arguments: Engine.allCases)
    func commands(engine: Engine) async throws {
        try await engine.withStore(in: folder) { store in
            let bus = bus(store)
            let told = Told<Garage.Event>()
            bus.subscribe(to: Garage.Event.self, .entered) { event in told.add(event) }
            try await bus.send(OpenGarage(garage: "P1", spaces: 2))
            #expect(try await bus.send(EnterGarage(garage: "P1", plate: "A 1", ticket: "1")) == 1)
            #expect(try await bus.send(EnterGarage(garage: "P1", plate: "B 2", ticket: "2")) == 0)
            #expect(try await bus.send(LeaveGarage(garage: "P1", plate: "A 1")) == 1)
            #expect(told.all == [.entered(plate: "A 1"), .entered(plate: "B 2")])
        }
    }

    @Test("lets a car in once, however often its ticket is drawn", arguments: Engine.allCases)
    func repetition(engine: Engine) async throws {
        try await engine.withStore(in: folder) { store in
            let bus = bus(store)
            try await bus.send(OpenGarage(garage: "P1", spaces: 2))
            for _ in 1...3 {
                #expect(try await bus.send(EnterGarage(garage: "P1", plate: "A 1", ticket: "1")) == 1)
            }
            #expect(try await store.head() == 2)
        }
    }

    @Test("of many cars at once lets in as many as have room", arguments: Engine.allCases)
    func race(engine: Engine) async throws {
        try await engine.withStore(in: folder) { store in
            let bus = bus(store)
            try await bus.send(OpenGarage(garage: "P1", spaces: 3))
            let refusals = await withTaskGroup(of: Garage.Rejection?.self) { group in
                for number in 1...8 {
                    group.addTask {
                        do {
                            let command = EnterGarage(garage: "P1", plate: "A \(number)", ticket: "\(number)")
                            _ = try await bus.send(command)
                            return nil
                        } catch {
                            return (error as? DeliveryError)?.cause(as: Garage.Rejection.self)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }.compactMap(\.self)
            }
            #expect(refusals == Array(repeating: .full(spaces: 3), count: 5))
            #expect(try await store.head() == 4)
        }
    }

    @Test("doesn't see commands that are invalid")
    func validation() async throws {
        let bus = bus(InMemoryEventStore())
        let error = await #expect(throws: ValidationError.self) {
            try await bus.send(OpenGarage(garage: " ", spaces: 0))
        }
        #expect(error?.failures.map(\.field) == ["garage", "spaces"])
    }

    @Test("and the sign at the road agree, wherever the sign has come to", arguments: Engine.allCases)
    func sign(engine: Engine) async throws {
        try await engine.withStore(in: folder) { store in
            // It begins to wait before there is anything to be seen.
            let early = Task {
                var sign = Sign()
                try await sign.follow(store, to: 3)
                return sign
            }
            let bus = bus(store)
            try await bus.send(OpenGarage(garage: "P1", spaces: 2))
            _ = try await bus.send(EnterGarage(garage: "P1", plate: "A 1", ticket: "1"))
            try await bus.send(OpenGarage(garage: "P2", spaces: 9))
            var sign = try await early.value
            #expect(sign.free == ["P1": 1, "P2": 9])
            _ = try await bus.send(LeaveGarage(garage: "P1", plate: "A 1"))
            try await sign.follow(store, to: 4)
            #expect(sign.free == ["P1": 2, "P2": 9])
        }
    }

    @Test("finds the garages as they were after a restart", arguments: [Engine.sqlite, .ndjson])
    func restart(engine: Engine) async throws {
        try await engine.withStore(in: folder) { store in
            let bus = bus(store)
            try await bus.send(OpenGarage(garage: "P1", spaces: 2))
            _ = try await bus.send(EnterGarage(garage: "P1", plate: "A 1", ticket: "1"))
        }
        try await engine.withStore(in: folder) { store in
            #expect(try await bus(store).send(EnterGarage(garage: "P1", plate: "A 1", ticket: "1")) == 1)
            let garage = try await AggregateRepository<Garage>(store: store).load("P1")
            #expect(garage.state.cars == ["A 1"])
            #expect(garage.version == 2)
        }
    }
}
