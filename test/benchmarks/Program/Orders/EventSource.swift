import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Makes the events that every contender stores: a placed line with full CloudEvents metadata.
struct EventSource {
    let payloads: PayloadForm
    private let ids = IDGenerator.uuidV7
    private let codec = JSONEventCodec()

    /// 2025-11-22T19:37:22.123456Z.
    private let time = Timestamp(microsecondsSinceEpoch: 1_763_840_242_123_456)

    init(payloads: PayloadForm) {
        self.payloads = payloads
    }

    /// The event with that number.
    func event(_ number: Int) throws -> NewEvent {
        let event = OrderEvent(OrderLine(number: number))
        let payload: EventPayload =
            switch payloads {
            case .encoded: .encoded(try codec.encode(event))
            case .typed: .typed(event)
            }
        return NewEvent(
            id: ids.next(), type: OrderEvent.CodingKeys.linePlaced.rawValue, time: time, payload: payload,
            contentType: codec.contentType,
            metadata: Metadata(source: "/orders", correlationID: ids.next(), causationID: ids.next()))
    }

    /// The first `count` events of a log that is spread evenly over `streams` streams, each at its place.
    ///
    /// - Parameter prefix: what the streams' ids begin with.
    func log(_ count: Int, streams: Int, prefix: String = "ORD") throws -> [PlacedEvent] {
        try log(0..<count, streams: streams, prefix: prefix)
    }

    /// A part of such a log.
    func log(_ numbers: Range<Int>, streams: Int, prefix: String = "ORD") throws -> [PlacedEvent] {
        try numbers.map { number in
            PlacedEvent(
                stream: Order.stream("\(prefix)-\(number % streams)"), version: number / streams + 1,
                event: try event(number))
        }
    }
}
