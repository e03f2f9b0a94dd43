import OrchestrixCommon
import OrchestrixMessaging

/// The messages of these tests.
enum Shop {
    enum OrderEvent: DomainEvent {
        case created(number: Int)
        case paid(amount: Int)
        case shipped
        enum CodingKeys: String, EventKey {
            case created = "order.created"
            case paid = "order.paid"
            case shipped = "order.shipped"
        }
    }

    struct Opened: Event, Equatable {
        var name = "corner shop"
    }

    struct Closed: Event, Equatable {}

    struct PlaceOrder: Command, Validated {
        typealias Reply = Int
        var quantity = 1

        static let validation = Validation<Self> {
            Field("quantity", \.quantity, .positive)
        }
    }

    struct Tidy: Command {}
}
