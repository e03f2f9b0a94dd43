import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("Either bus tells of failures:")
struct FailureTests {
    @Test(
        "a subscriber's failure keeps no other from running, and reaches the publisher with its cause",
        arguments: BusKind.allCases)
    func isolation(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record("before") }
        bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in throw Mishap(7) }
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record("after") }

        let error = try #require(await delivery { try await bus.publish(Shop.Opened()) })

        #expect(seen.values.sorted() == ["after", "before"])
        #expect(error.code == .handlerFailed)
        #expect(error.messageType == "Shop.Opened")
        #expect(error.messageID == "m-1")
        #expect(error.failures.map(\.handler) == ["mailer"])
        #expect(error.cause(as: Mishap.self) == Mishap(7))
    }

    @Test("several failures arrive together, in the order of registration", arguments: BusKind.allCases)
    func several(kind: BusKind) async throws {
        let bus = kind.make()
        for number in 1...20 {
            bus.subscribe(to: Shop.Opened.self, named: "subscriber \(number)") { _ in throw Mishap(number) }
        }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened()) })
        #expect(error.failures.map(\.handler) == (1...20).map { "subscriber \($0)" })
        #expect(error.failures.map { $0.error as? Mishap } == (1...20).map { Mishap($0) })
    }

    @Test("the error's text names message and handler, and shows nothing of the content", arguments: BusKind.allCases)
    func privacy(kind: BusKind) async throws {
        struct Telltale: Error, CustomStringConvertible { let description: String }
        let bus = kind.make()
        bus.subscribe(to: Shop.Opened.self, named: "mailer") { throw Telltale(description: "can't greet \($0.name)") }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened(name: "secret")) })
        #expect(error.message == "Shop.Opened wasn't handled: mailer threw FailureTests.Telltale")
        #expect(!error.description.contains("secret"))
        #expect(error.description.contains("m-1"))
    }

    @Test("a handler without a name is called by the place of its registration", arguments: BusKind.allCases)
    func place(kind: BusKind) async throws {
        let error =
            switch kind {
            case .synchronous:
                await delivery {
                    guard case .synchronous(let bus) = kind.make() else { return }
                    bus.subscribe(to: Shop.Opened.self) { _ in throw Mishap() }
                    try bus.publish(Shop.Opened())
                }
            case .asynchronous:
                await delivery {
                    guard case .asynchronous(let bus) = kind.make() else { return }
                    bus.subscribe(to: Shop.Opened.self) { _ in throw Mishap() }
                    try await bus.publish(Shop.Opened())
                }
            }
        let name = try #require(error?.failures.first?.handler)
        #expect(name.hasPrefix("OrchestrixMemoryTests/FailureTests.swift:"))
    }

    @Test("whether it is worth repeating is up to every cause", arguments: BusKind.allCases)
    func retryable(kind: BusKind) async throws {
        struct Busy: OrchestrixError {
            let code: ErrorCode = "test.busy"
            let message = "busy"
            let isRetryable = true
        }
        let bus = kind.make()
        bus.subscribe(to: Shop.Opened.self) { _ in throw Busy() }
        #expect(await delivery { try await bus.publish(Shop.Opened()) }?.isRetryable == true)
        bus.subscribe(to: Shop.Opened.self) { _ in throw Mishap() }
        #expect(await delivery { try await bus.publish(Shop.Opened()) }?.isRetryable == false)
    }
}

/// The `DeliveryError` that `body` throws, if it throws one.
func delivery(_ body: () async throws -> Void) async -> DeliveryError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? DeliveryError
    }
}
