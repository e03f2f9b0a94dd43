import Logging
import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import ServiceContextModule
import Testing

@Suite("On either bus")
struct ObservingMiddlewareTests {
    @Test("the log names message and handler, and shows nothing of the content", arguments: BusKind.allCases)
    func logging(kind: BusKind) async throws {
        let records = Records()
        let logger = records.logger(level: .debug)
        let bus = kind.make([EitherMiddleware(.logging(logger), .logging(logger))])
        bus.subscribe(to: Shop.Opened.self, named: "mailer") { if $0.name == "secret" { throw Mishap() } }
        try await bus.publish(Shop.Opened())
        #expect(await delivery { try await bus.publish(Shop.Opened(name: "secret")) } != nil)

        let lines = records.all
        #expect(lines.map(\.level) == [.debug, .error])
        #expect(lines.map { $0.metadata?[LogKey.messageID] } == ["m-1", "m-2"])
        for line in lines {
            #expect(line.metadata?[LogKey.messageType] == "Shop.Opened")
            #expect(line.metadata?[LogKey.handler] == "mailer")
            #expect(line.metadata?[LogKey.attempt] == "1")
            #expect(!"\(line.message) \(line.metadata ?? [:])".contains("secret"))
        }
        #expect(lines.last?.metadata?[LogKey.errorType] == "Mishap")
    }

    @Test(
        "a measurement tells type, handler, outcome and duration, and nothing that is unique",
        arguments: BusKind.allCases)
    func metrics(kind: BusKind) async throws {
        let clock = ManualClock()
        let seen = Recorder<HandlingMeasurement>()
        let bus = kind.make([
            EitherMiddleware(
                .metrics(clock: clock) { seen.record($0) }, .metrics(clock: clock) { seen.record($0) })
        ])
        bus.handle(Shop.PlaceOrder.self, named: "orders") { command in
            clock.advance(by: .seconds(command.quantity))
            if command.quantity == 2 { throw Mishap() }
            if command.quantity == 3 { throw CancellationError() }
            return 0
        }
        for quantity in 1...3 { _ = await delivery { try await bus.send(Shop.PlaceOrder(quantity: quantity)) } }
        #expect(seen.values.map(\.outcome) == [.succeeded, .failed, .cancelled])
        #expect(seen.values.map(\.duration) == [.seconds(1), .seconds(2), .seconds(3)])
        #expect(Set(seen.values.map(\.messageType)) == ["Shop.PlaceOrder"])
        #expect(Set(seen.values.map(\.handler)) == ["orders"])
    }

    @Test(
        "a span surrounds the handler, ends with the outcome, and goes on with what the handler sends",
        arguments: BusKind.allCases)
    func tracing(kind: BusKind) async throws {
        let ended = Recorder<String>()
        let begin: @Sendable (Handling) -> HandlingSpan = { handling in
            var context = ServiceContext.current ?? .topLevel
            context[SpanKey.self] = handling.messageType
            return HandlingSpan(context: context, traceParent: "00-child-of-\(handling.metadata.traceParent ?? "")") {
                ended.record("\(handling.messageType) \($0 == nil ? "succeeded" : "failed")")
            }
        }
        let bus = kind.make([EitherMiddleware(.tracing(begin), .tracing(begin))])
        let seen = Recorder<[String?]>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            let context = MessageContext.current
            seen.record([ServiceContext.current?[SpanKey.self], context?.messageID, context?.traceParent])
        }
        bus.subscribe(to: Shop.Closed.self) { _ in throw Mishap() }
        try await bus.publish(Shop.Opened(), metadata: Metadata(traceParent: "1"))
        #expect(await delivery { try await bus.publish(Shop.Closed()) } != nil)
        #expect(seen.values == [["Shop.Opened", "m-1", "00-child-of-1"]])
        #expect(ended.values == ["Shop.Opened succeeded", "Shop.Closed failed"])
    }
}

private enum SpanKey: ServiceContextKey {
    typealias Value = String
}
