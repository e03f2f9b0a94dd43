/// The payload of the event that every row works with: 262 bytes of JSON.
struct OrderLine: Codable, Hashable {
    var orderId: String
    var customerId: String
    var sku: String
    var quantity: Int
    var unitPriceCents: Int
    var currency: String
    var giftWrap: Bool
    var note: String
    var shipTo: Address
    var tags: [String]
}

extension OrderLine {
    /// The line of the event with that number.
    init(number: Int) {
        let digits = String(number % 100_000_000)
        self.init(
            orderId: "ord-" + String(repeating: "0", count: 8 - digits.count) + digits, customerId: "cus-00004211",
            sku: "SKU-004211-BLUE", quantity: 3, unitPriceCents: 1999, currency: "EUR", giftWrap: false,
            note: "leave at the door", shipTo: Address(name: "Ada Lovelace", city: "London", zip: "EC1A 1BB"),
            tags: ["gift", "air"])
    }
}
