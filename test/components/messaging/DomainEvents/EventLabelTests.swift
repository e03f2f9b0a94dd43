import OrchestrixMessaging
import Testing

@Suite("The label of an event")
struct EventLabelTests {
    @Test("is that of its case, whatever the case holds and however Swift lays the enum out")
    func isOfItsCase() throws {
        for _ in 0..<2 {
            try check(Bare.allCases)
            try check([Single.only(1), .only(2)])
            try check([Mixed.text("a"), .nothing, .number(-1), .nested(.nothing), .text(""), .other, .number(.max)])
            try check([Packed.flag(true), .flag(false), .maybe(nil), .maybe(true), .none])
            try check([Generic<String>.value("a"), .empty])
            try check([Generic<Int?>.value(nil), .empty, .value(7)])
        }
    }

    @Test("is found anew for each value of a struct, whose content may name it")
    func isFoundAnew() throws {
        for kind in Named.CodingKeys.allCases { #expect(try Named(kind: kind).label.type == kind.rawValue) }
    }

    @Test("is what a switch written by hand says, each time")
    func isAsked() throws {
        for kind in ByHand.CodingKeys.allCases {
            #expect(try ByHand.changed(to: kind.rawValue).label.type == kind.rawValue)
        }
    }

    @Test("is refused where the case has no name, each time, while its other cases keep theirs")
    func isRefused() throws {
        for _ in 0..<2 {
            #expect(throws: EventNameError.self) { try LeftOut.forgotten(amount: 1).label }
            #expect(try LeftOut.kept.label.type == "leftout.kept")
        }
    }

    private func check<Content: DomainEvent>(_ events: [Content]) throws {
        for event in events { #expect(try event.label.type == event.kind.rawValue) }
    }
}

private enum Bare: DomainEvent, CaseIterable {
    case a, b, c
    enum CodingKeys: String, EventKey { case a = "bare.a", b = "bare.b", c = "bare.c" }
}

private enum Single: DomainEvent {
    case only(number: Int)
    enum CodingKeys: String, EventKey { case only = "single.only" }
    static func only(_ number: Int) -> Single { .only(number: number) }
}

private indirect enum Mixed: DomainEvent {
    case nothing, other
    case text(text: String), number(number: Int), nested(inner: Mixed)
    enum CodingKeys: String, EventKey {
        case nothing = "mixed.nothing", other = "mixed.other"
        case text = "mixed.text", number = "mixed.number", nested = "mixed.nested"
    }
    static func text(_ text: String) -> Mixed { .text(text: text) }
    static func number(_ number: Int) -> Mixed { .number(number: number) }
    static func nested(_ inner: Mixed) -> Mixed { .nested(inner: inner) }
}

/// Its cases are told apart by bits that their values leave.
private enum Packed: DomainEvent {
    case flag(isOn: Bool), maybe(isOn: Bool?), none
    enum CodingKeys: String, EventKey { case flag = "packed.flag", maybe = "packed.maybe", none = "packed.none" }
    static func flag(_ isOn: Bool) -> Packed { .flag(isOn: isOn) }
    static func maybe(_ isOn: Bool?) -> Packed { .maybe(isOn: isOn) }
}

private enum GenericKey: String, EventKey { case value = "generic.value", empty = "generic.empty" }

private enum Generic<Value: Codable & Equatable & Sendable>: DomainEvent {
    case value(value: Value), empty
    typealias CodingKeys = GenericKey
    static func value(_ value: Value) -> Generic { .value(value: value) }
}

/// A struct that is coded as an enum is.
private struct Named: DomainEvent {
    enum CodingKeys: String, EventKey { case first = "named.first", second = "named.second" }
    var kind: CodingKeys

    init(kind: CodingKeys) {
        self.kind = kind
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kind = container.contains(.first) ? .first : .second
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode([String: Int](), forKey: kind)
    }
}

private enum ByHand: DomainEvent {
    case changed(to: String)
    enum CodingKeys: String, EventKey { case changed = "byhand.changed", other = "byhand.other" }
    var kind: CodingKeys {
        get throws(EventNameError) {
            switch self {
            case .changed(let to): to == CodingKeys.other.rawValue ? .other : .changed
            }
        }
    }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode([String: Int](), forKey: try kind)
    }
    init(from decoder: any Decoder) throws { self = .changed(to: "") }
    static func changed(_ to: String) -> ByHand { .changed(to: to) }
}

private enum LeftOut: DomainEvent {
    case kept, forgotten(amount: Int = 0)
    enum CodingKeys: String, EventKey { case kept = "leftout.kept" }

    init(from decoder: any Decoder) throws { self = .kept }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if case .kept = self { try container.encode([String: Int](), forKey: .kept) }
    }
}
