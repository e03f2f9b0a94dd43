import OrchestrixEventSourcing

/// The aggregate of the rows: an order to which lines are added until it is closed.
struct Order: AggregateRoot {
    static let category = "order"

    enum Rejection: Error {
        case closed
    }

    private(set) var lines = 0
    private(set) var totalCents = 0
    private(set) var isClosed = false

    mutating func apply(_ event: OrderEvent) {
        switch event {
        case .linePlaced(_, _, _, let quantity, let unitPriceCents, _, _, _, _, _):
            lines += 1
            totalCents += quantity * unitPriceCents
        case .lineRemoved(_, let quantity, let unitPriceCents):
            lines -= 1
            totalCents -= quantity * unitPriceCents
        case .closed: isClosed = true
        }
    }

    func place(_ line: OrderLine) throws(Rejection) -> [OrderEvent] {
        guard !isClosed else { throw .closed }
        return [OrderEvent(line)]
    }
}
