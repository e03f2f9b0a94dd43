import Foundation
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Events with values of every kind that is stored.
enum Parcel: DomainEvent {
    struct Item: Codable, Equatable, Sendable {
        var name: String
        var price: Decimal
    }

    enum Size: String, Codable, Sendable { case small, large }

    case packed(items: [Item], size: Size, count: Int, weight: Double, isFragile: Bool)
    case weighed(amount: Decimal)
    case sent(at: Date, to: String?, tag: UUID)
    case lost

    enum CodingKeys: String, EventKey {
        case packed = "parcel.packed"
        case weighed = "parcel.weighed"
        case sent = "parcel.sent"
        case lost = "parcel.lost"
    }

    static func schemaVersion(of kind: CodingKeys) -> Int { kind == .sent ? 3 : 1 }

    /// Parcels were first sent at version 3.
    static let upcasters: [Upcaster] = [
        .refuse(EventVersion("parcel.sent", 1)), .refuse(EventVersion("parcel.sent", 2)),
    ]
}
