import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("The check of a command")
struct CommandCheckTests {
    struct Order: Command, Validated {
        var name: String
        var quantity: Int

        static let validation = Validation<Self> {
            Field("name", \.name, .notEmpty)
            Field("quantity", \.quantity, .positive)
        }
    }

    struct Tidy: Command {}

    @Test("lets a valid command pass, and one that has declared no rules")
    func valid() throws {
        try CommandCheck<Order>()(Order(name: "a", quantity: 1))
        try CommandCheck<Tidy>()(Tidy())
    }

    @Test("tells of every rule that is broken, by field and not by value")
    func invalid() {
        #expect {
            try CommandCheck<Order>()(Order(name: "", quantity: -7))
        } throws: { error in
            guard let error = error as? ValidationError else { return false }
            return error.failures.map(\.field) == ["name", "quantity"] && !error.description.contains("-7")
        }
    }
}
