import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import Testing

/// The two buses in memory, for what both have to do.
enum BusKind: CaseIterable, CustomTestStringConvertible {
    case synchronous, asynchronous

    var testDescription: String { self == .synchronous ? "MessageBus" : "AsyncMessageBus" }

    /// A bus without handlers, whose messages are `m-1`, `m-2` and so on.
    func make(_ middleware: [EitherMiddleware] = []) -> EitherBus {
        let stamp = MessageStamp(ids: .incrementing(prefix: "m-"), clock: .fixed(.earliest))
        switch self {
        case .synchronous:
            return .synchronous(InMemoryMessageBus(stamp: stamp, middleware: middleware.map(\.synchronous)))
        case .asynchronous:
            return .asynchronous(InMemoryAsyncMessageBus(stamp: stamp, middleware: middleware.map(\.asynchronous)))
        }
    }
}
