import OrchestrixMessaging

/// The command of row M1.
struct PlaceOrder: Command {
    var orderID: String
    var customerID: String
    var quantity: Int
}
