/// Where an order is taken to.
struct Address: Codable, Hashable {
    var name: String
    var city: String
    var zip: String
}
