// The second example of OrchestrixMessaging.md, line by line; `PageTests` holds the two together.
import OrchestrixMessaging

func example(_ envelope: Envelope<OrderPlaced>) throws -> Envelope<OrderPlaced> {
    let codec = CloudEventCodec()
    let line = try codec.encode(envelope)
    let again = try codec.decode(Envelope<OrderPlaced>.self, from: line)
    return again
}
