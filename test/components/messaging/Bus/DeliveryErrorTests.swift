import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("A delivery error")
struct DeliveryErrorTests {
    struct Mishap: Error, Equatable { var number = 1 }

    struct Refusal: OrchestrixError {
        let code: ErrorCode = "test.refused"
        let message = "refused"
        var cause: (any Error)?
    }

    private func error(_ causes: any Error...) -> DeliveryError {
        let failures = causes.enumerated().map { HandlerFailure(handler: "h\($0.offset)", error: $0.element) }
        return DeliveryError(.handlerFailed, messageType: "order.placed", messageID: "m-1", failures: failures)
    }

    @Test("names the message, and each handler with what it threw; of foreign errors only the type")
    func text() {
        #expect(
            error(Mishap(), Refusal()).description
                == "order.placed wasn't handled: h0 threw DeliveryErrorTests.Mishap; h1 threw refused [test.refused] "
                + "[bus.handler_failed] (messageid=m-1)")
    }

    @Test("says which command has no handler, or several")
    func commands() {
        let missing = DeliveryError(.noHandler, messageType: "Tidy", messageID: "m-1")
        #expect(missing.message == "no handler is registered for command Tidy")
        let several = DeliveryError(.severalHandlers, messageType: "Tidy", messageID: "m-1")
        #expect(several.message == "several handlers are registered for command Tidy, which takes one")
        #expect(!missing.isRetryable)
        #expect(missing.context == ["messageid": "m-1", "messagetype": "Tidy"])
    }

    @Test("finds a cause by its type, however deep it lies and behind whichever handler")
    func cause() {
        #expect(error(Refusal(), error(Refusal(cause: Mishap(number: 7)))).cause(as: Mishap.self) == Mishap(number: 7))
        #expect(error(Refusal()).cause(as: Mishap.self) == nil)
    }
}
