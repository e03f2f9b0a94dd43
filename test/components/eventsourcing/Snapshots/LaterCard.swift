import OrchestrixEventSourcing

/// The cards of another program, which reads the same streams by another step and stores states of the same form.
struct LaterCard: Snapshotting, Equatable {
    static let category = Card.category
    static let upcasters = Card.upcasters.map { step in
        step.origin != EventVersion("card.issued", 2)
            ? step
            : .edit("card.issued", from: 2, to: 3, revision: 2) { payload in try payload.set("currency", to: "CHF") }
    }

    private(set) var card = Card()

    init() {}

    init(from decoder: any Decoder) throws { card = try Card(from: decoder) }

    func encode(to encoder: any Encoder) throws { try card.encode(to: encoder) }

    mutating func apply(_ event: Card.Event) { card.apply(event) }
}
