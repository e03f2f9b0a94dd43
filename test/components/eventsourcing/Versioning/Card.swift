import OrchestrixEventSourcing
import OrchestrixMessaging

/// A card whose events have a past: other fields, other names, one that was two, one that means nothing any more.
struct Card: Snapshotting, Equatable {
    static let category = "card"

    enum Event: DomainEvent {
        case issued(holder: String, currency: String)
        case topped(cents: Int)
        case renamed(holder: String)
        case moved(city: String)

        enum CodingKeys: String, EventKey {
            case issued = "card.issued"
            case topped = "card.topped"
            case renamed = "card.renamed"
            case moved = "card.moved"
        }

        static func schemaVersion(of kind: CodingKeys) -> Int {
            switch kind {
            case .issued: 3
            case .topped: 2
            case .renamed, .moved: 1
            }
        }
    }

    static let upcasters: [Upcaster] = [
        .rename(EventVersion("card.created"), to: EventVersion("card.issued", 1)),
        .edit("card.issued", from: 1, to: 2) { payload in payload.rename("name", to: "holder") },
        .edit("card.issued", from: 2, to: 3) { payload in try payload.set("currency", to: "EUR") },
        .convert("card.topped", from: 1, to: 2) { (old: ToppedV1) in Topped(cents: old.euros * 100) },
        .drop(EventVersion("card.pinged")),
        Upcaster(
            EventVersion("card.changed"), to: [EventVersion("card.renamed"), EventVersion("card.moved")]
        ) { form in
            let old = try form.decode(ChangedV1.self)
            return [
                try form.at(EventVersion("card.renamed"), encoding: ["holder": old.holder]),
                try form.at(EventVersion("card.moved"), encoding: ["city": old.city]),
            ]
        },
    ]

    struct ToppedV1: Codable { var euros: Int }
    struct Topped: Codable { var cents: Int }
    struct ChangedV1: Codable { var holder, city: String }

    var holder = ""
    var currency = ""
    var city = ""
    var cents = 0
    var trail: [String] = []

    mutating func apply(_ event: Event) {
        switch event {
        case .issued(let holder, let currency): (self.holder, self.currency) = (holder, currency)
        case .topped(let cents): self.cents += cents
        case .renamed(let holder): self.holder = holder
        case .moved(let city): self.city = city
        }
        trail.append("\(event)")
    }
}
