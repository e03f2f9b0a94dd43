import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("On either bus a registration")
struct RegistrationTests {
    @Test("ends when it is cancelled; cancelling it again does nothing", arguments: BusKind.allCases)
    func cancel(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        let first = bus.subscribe(to: Shop.Opened.self) { seen.record("first \($0.name)") }
        bus.subscribe(to: Shop.Opened.self) { seen.record("second \($0.name)") }

        first.cancel()
        first.cancel()
        try await bus.publish(Shop.Opened(name: "a"))

        #expect(seen.values == ["second a"])
    }

    @Test("made inside a handler takes effect from the next message", arguments: BusKind.allCases)
    func subscribeInside(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { event in
            seen.record("outer \(event.name)")
            guard event.name == "a" else { return }
            bus.subscribe(to: Shop.Opened.self) { seen.record("inner \($0.name)") }
        }
        try await bus.publish(Shop.Opened(name: "a"))
        #expect(seen.values == ["outer a"])
        try await bus.publish(Shop.Opened(name: "b"))
        #expect(seen.values.sorted() == ["inner b", "outer a", "outer b"])
    }

    @Test("cancelled inside a handler still gets the message that is under way", arguments: BusKind.allCases)
    func cancelInside(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        let registrations = Recorder<Registration>()
        bus.subscribe(to: Shop.Opened.self) { _ in registrations.values.forEach { $0.cancel() } }
        registrations.record(bus.subscribe(to: Shop.Opened.self) { seen.record($0.name) })

        try await bus.publish(Shop.Opened(name: "a"))
        try await bus.publish(Shop.Opened(name: "b"))

        #expect(seen.values == ["a"])
    }

    @Test("may hold what cancels another registration when it is let go", arguments: BusKind.allCases)
    func cancelOnRelease(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        let inner = bus.subscribe(to: Shop.Opened.self) { _ in seen.record("inner") }
        let outer = subscribe(holding: Owner(inner), on: bus, seen)

        try await bus.publish(Shop.Opened())
        #expect(seen.values.sorted() == ["inner", "outer"])
        outer.cancel()
        try await bus.publish(Shop.Opened())

        #expect(seen.values.count == 2)
    }

    private func subscribe(holding owner: Owner, on bus: EitherBus, _ seen: Recorder<String>) -> Registration {
        bus.subscribe(to: Shop.Opened.self) { _ in withExtendedLifetime(owner) { seen.record("outer") } }
    }

    @Test("doesn't keep the bus alive, and outlives it", arguments: BusKind.allCases)
    func outlives(kind: BusKind) async throws {
        weak var held: Recorder<String>?
        let registration: Registration
        do {
            let seen = Recorder<String>()
            held = seen
            let bus = kind.make()
            registration = bus.subscribe(to: Shop.Opened.self) { seen.record($0.name) }
            try await bus.publish(Shop.Opened(name: "a"))
            #expect(seen.values == ["a"])
        }
        #expect(held == nil)
        registration.cancel()
    }

    @Test("may come and go while others publish", arguments: BusKind.allCases)
    func comingAndGoing(kind: BusKind) async throws {
        let bus = kind.make()
        let steady = Recorder<Int>()
        bus.subscribe(to: Shop.OrderEvent.self) { _ in steady.record(1) }
        try await withThrowingTaskGroup { group in
            for number in 1...50 {
                group.addTask { try await bus.publish(Shop.OrderEvent.created(number: number)) }
                group.addTask { bus.subscribe(to: Shop.OrderEvent.self) { _ in }.cancel() }
            }
            try await group.waitForAll()
        }
        #expect(steady.values.count == 50)
    }
}

/// Cancels a registration when nobody holds it any more.
private final class Owner: Sendable {
    private let registration: Registration

    init(_ registration: Registration) { self.registration = registration }

    deinit { registration.cancel() }
}
