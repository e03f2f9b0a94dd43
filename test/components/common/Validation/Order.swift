import OrchestrixCommon

/// What the tests of validation are about.
struct Order: Validated {
    var orderID = "ORD-1"
    var quantity = 1
    var note: String?
    var address = Address()
    var items = [Item()]

    struct Address: Validated {
        var city = "Bern"

        static let validation = Validation<Self> {
            Field("city", \.city, .notEmpty)
        }
    }

    struct Item: Validated {
        var quantity = 1
        var parts: [Item] = []

        static let validation = Validation<Self> {
            Field("quantity", \.quantity, .positive)
            Field("parts", \.parts, .each(.valid))
        }
    }

    static let validation = Validation<Self> {
        Field("orderID", \.orderID, .notEmpty, .length(...64), .pattern(/ORD-\d+/, "must look like ORD-123"))
        Field("quantity", \.quantity, .positive)
        Field("note", \.note, .notEmpty, .length(...10))
        Field("address", \.address, .valid)
        Field("items", \.items, .notEmpty, .each(.valid))
        Invariant("total", "the items must add up to the quantity") { order in
            order.items.map(\.quantity).reduce(0, +) == order.quantity
        }
    }
}
