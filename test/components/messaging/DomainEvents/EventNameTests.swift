import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("The names of events")
struct EventNameTests {
    enum Reserved: DomainEvent {
        case gone(number: Int)
        enum CodingKeys: String, EventKey { case gone = "orchestrix.gone" }
    }

    enum Empty: DomainEvent {
        case gone(number: Int)
        enum CodingKeys: String, EventKey { case gone = "" }
    }

    enum Unprintable: DomainEvent {
        case gone(number: Int)
        enum CodingKeys: String, EventKey { case gone = "a\u{0}b" }
    }

    enum Own: DomainEvent {
        case gone(number: Int)
        enum CodingKeys: String, EventKey { case gone = "own.gone" }
        init(from decoder: any Decoder) throws {
            self = .gone(number: try decoder.singleValueContainer().decode(Int.self))
        }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(1, forKey: .gone)
        }
    }

    static let bad: [(any DomainEvent.Type, EventNameError.Reason)] = [
        (Reserved.self, .reservedName), (Empty.self, .emptyName), (Unprintable.self, .unprintableName),
        (Own.self, .notCodedByKey),
    ]

    @Test(
        "are refused where they are reserved, empty or unprintable, or aren't what the event is coded by",
        arguments: bad)
    func refusal(type: any DomainEvent.Type, reason: EventNameError.Reason) {
        #expect {
            try type.checkNames()
        } throws: {
            ($0 as? EventNameError)?.reason == reason
        }
    }

    enum Versioned: DomainEvent {
        case old(number: Int)
        case new(number: Int)
        enum CodingKeys: String, EventKey { case old = "a.old", new = "a.new" }
        static let schemaVersion = 2
        static func schemaVersion(of kind: CodingKeys) -> Int { kind == .new ? 5 : schemaVersion }
    }

    @Test("come with the version of each case")
    func versions() throws {
        #expect(try Versioned.old(number: 1).label == MessageLabel(type: "a.old", schemaVersion: 2))
        #expect(try Versioned.new(number: 1).label == MessageLabel(type: "a.new", schemaVersion: 5))
    }

    @Test("of the errors tell enum and case, and the reason as their code")
    func errors() {
        #expect {
            try Reserved.checkNames()
        } throws: { error in
            guard let error = error as? EventNameError else { return false }
            return error.code == "event.reserved_name"
                && error.context == ["event": "EventNameTests.Reserved", "case": "orchestrix.gone"]
                && error.message.contains("orchestrix.gone")
        }
    }
}
