import OrchestrixCommon
import OrchestrixMessaging
import ServiceContextModule
import Testing

@Suite("The message that is being handled")
struct MessageContextTests {
    @Test("is known inside its handling, and nowhere else")
    func scope() async {
        #expect(MessageContext.current == nil)
        MessageContext.handling(id: "a") {
            #expect(MessageContext.current == MessageContext(messageID: "a", correlationID: "a"))
            MessageContext.handling(id: "b", correlationID: "a") {
                #expect(MessageContext.current?.messageID == "b")
                #expect(MessageContext.current?.correlationID == "a")
            }
            #expect(MessageContext.current?.messageID == "a")
        }
        #expect(MessageContext.current == nil)
    }

    @Test("reaches child tasks and tasks that are started in its handling, but no detached ones")
    func tasks() async {
        await MessageContext.handling(id: "a") {
            async let child = MessageContext.current?.messageID
            #expect(await child == "a")
            #expect(await Task { MessageContext.current?.messageID }.value == "a")
            #expect(await Task.detached { MessageContext.current?.messageID }.value == nil)
        }
    }

    @Test("is taken from an envelope with its conversation and its trace; without a correlation it begins one")
    func fromEnvelope() {
        struct Placed: Event {}
        let metadata = Metadata(correlationID: "c", causationID: "x", traceParent: "p", traceState: "q")
        let envelope = Envelope(id: "m", type: "t", time: .earliest, metadata: metadata, message: Placed())
        let expected = MessageContext(messageID: "m", correlationID: "c", traceParent: "p", traceState: "q")
        #expect(MessageContext(envelope) == expected)
        #expect(MessageContext(Envelope(id: "m", type: "t", time: .earliest, message: 1)).correlationID == "m")
    }

    private enum Key: ServiceContextKey { typealias Value = Int }

    @Test("rides beside whatever else is in the task's context")
    func neighbours() {
        var context = ServiceContext.topLevel
        context[Key.self] = 7
        ServiceContext.withValue(context) {
            MessageContext.handling(id: "a") {
                #expect(ServiceContext.current?[Key.self] == 7)
                #expect(ServiceContext.current?.message?.messageID == "a")
            }
        }
    }

    @Test("passes on what its handling returns and throws")
    func results() async throws {
        struct Mishap: Error {}
        #expect(MessageContext.handling(id: "a") { 7 } == 7)
        #expect(throws: Mishap.self) { try MessageContext.handling(id: "a") { throw Mishap() } }
        #expect(MessageContext.current == nil)
    }
}
