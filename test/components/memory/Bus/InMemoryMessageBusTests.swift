import Foundation
import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("The bus on the caller's thread")
struct InMemoryMessageBusTests {
    private let bus = InMemoryMessageBus()

    @Test("runs subscribers one after another, in the order of their registration")
    func order() throws {
        let seen = Recorder<Int>()
        for number in 1...50 { bus.subscribe(to: Shop.Opened.self) { _ in seen.record(number) } }
        try bus.publish(Shop.Opened())
        #expect(seen.values == Array(1...50))
    }

    @Test("runs handlers on the thread of the caller")
    func thread() throws {
        let seen = Recorder<ObjectIdentifier>()
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record(ObjectIdentifier(Thread.current)) }
        bus.handle(Shop.Tidy.self) { _ in seen.record(ObjectIdentifier(Thread.current)) }
        try bus.publish(Shop.Opened())
        try bus.publish(Shop.Tidy())
        #expect(seen.values == [ObjectIdentifier(Thread.current), ObjectIdentifier(Thread.current)])
    }

    @Test("delivers what a handler publishes before the handler's publishing returns")
    func nested() throws {
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { [bus] event in
            seen.record("opened \(event.name)")
            if event.name == "a" { try bus.publish(Shop.Opened(name: "b")) }
            try bus.publish(Shop.Closed())
            seen.record("back \(event.name)")
        }
        bus.subscribe(to: Shop.Closed.self) { _ in seen.record("closed") }
        try bus.publish(Shop.Opened(name: "a"))
        #expect(seen.values == ["opened a", "opened b", "closed", "back b", "closed", "back a"])
    }

    @Test("tells of a failure deep in a chain of messages, with every message on the way")
    func nestedFailure() throws {
        bus.handle(Shop.Tidy.self, named: "tidier") { [bus] _ in try bus.publish(Shop.Closed()) }
        bus.subscribe(to: Shop.Closed.self, named: "guard") { _ in throw Mishap(9) }
        #expect {
            try bus.publish(Shop.Tidy())
        } throws: { error in
            guard let error = error as? DeliveryError, let inner = error.cause as? DeliveryError else { return false }
            return error.messageType == "Shop.Tidy" && inner.messageType == "Shop.Closed"
                && error.cause(as: Mishap.self) == Mishap(9)
        }
    }

    @Test("works outside any task, and hands the conversation to the tasks that a handler starts")
    func outsideTasks() async throws {
        let seen = Recorder<MessageContext?>()
        let started = Recorder<Task<Void, Never>>()
        bus.subscribe(to: Shop.Closed.self) { _ in
            started.record(Task { seen.record(MessageContext.current) })
        }
        let envelope = Envelope(id: "m-1", type: "Shop.Closed", time: .earliest, message: Shop.Closed())
        let done = Gate()
        Thread.detachNewThread { [bus] in
            #expect(throws: Never.self) { try bus.publish(envelope) }
            done.open()
        }
        await done.wait()
        for task in started.values { await task.value }
        #expect(seen.values == [MessageContext(messageID: "m-1")])
    }
}
