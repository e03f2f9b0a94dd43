import OrchestrixMessaging
import Testing

@Suite("A message")
struct MessageTests {
    struct Placed: Event {}

    struct Page<Element: Codable & Sendable>: Event { var elements: [Element] }

    private struct Hidden: Event {}

    struct Renamed: Command {
        static let messageType = "orders.renamed"
        static let schemaVersion = 3
    }

    @Test("is called by its Swift type, with what that stands in and without the module")
    func typeName() {
        #expect(Placed.messageType == "MessageTests.Placed")
        #expect(Page<Placed>.messageType == "MessageTests.Page<MessageTests.Placed>")
        #expect(Placed().label == MessageLabel(type: "MessageTests.Placed", schemaVersion: 1))
    }

    @Test("of a private or a local type has a name that is the same in each run")
    func hiddenTypeName() {
        struct Local: Event {}
        #expect(Hidden.messageType == "MessageTests.Hidden")
        #expect(Local.messageType == "MessageTests.Local")
        #expect(Page<Local>.messageType == "MessageTests.Page<MessageTests.Local>")
    }

    @Test("is called as it says, where it says so")
    func ownName() {
        #expect(Renamed().label == MessageLabel(type: "orders.renamed", schemaVersion: 3))
    }

    @Test("is a command with the reply that it names, or none")
    func replies() {
        struct Count: Command { typealias Reply = Int }
        #expect(Count.Reply.self == Int.self)
        #expect(Renamed.Reply.self == Void.self)
    }
}
