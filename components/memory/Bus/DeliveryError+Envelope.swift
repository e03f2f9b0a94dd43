public import OrchestrixCommon
public import OrchestrixMessaging

extension DeliveryError {
    @usableFromInline
    init(_ code: ErrorCode, _ envelope: Envelope<some Sendable>, failures: [HandlerFailure] = []) {
        self.init(code, messageType: envelope.type, messageID: envelope.id, failures: failures)
    }
}
