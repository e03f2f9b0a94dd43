import OrchestrixMessaging

/// What can happen to an order. Every event that the rows store is a placed line.
enum OrderEvent: DomainEvent {
    case linePlaced(
        orderId: String, customerId: String, sku: String, quantity: Int, unitPriceCents: Int, currency: String,
        giftWrap: Bool, note: String, shipTo: Address, tags: [String])
    case lineRemoved(sku: String, quantity: Int, unitPriceCents: Int)
    case closed

    enum CodingKeys: String, EventKey {
        case linePlaced = "order.linePlaced"
        case lineRemoved = "order.lineRemoved"
        case closed = "order.closed"
    }
}

extension OrderEvent {
    init(_ line: OrderLine) {
        self = .linePlaced(
            orderId: line.orderId, customerId: line.customerId, sku: line.sku, quantity: line.quantity,
            unitPriceCents: line.unitPriceCents, currency: line.currency, giftWrap: line.giftWrap, note: line.note,
            shipTo: line.shipTo, tags: line.tags)
    }
}
