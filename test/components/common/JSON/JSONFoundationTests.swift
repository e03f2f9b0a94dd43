import Foundation
import OrchestrixCommon
import Testing

/// Foundation's coder is the reference: what either writes the other reads to the same value.
@Suite("JSONCodec beside Foundation's JSONEncoder and JSONDecoder")
struct JSONFoundationTests {
    private let codec = JSONCodec()

    private func exchange<Value: Codable & Equatable>(
        _ value: Value, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let ours = try codec.encode(value)
        let theirs = try JSONEncoder().encode(value)
        let readByThem = try JSONDecoder().decode(Value.self, from: Data(ours))
        #expect(readByThem == value, comment, sourceLocation: sourceLocation)
        let readByUs = try codec.decode(Value.self, from: theirs)
        #expect(readByUs == value, comment, sourceLocation: sourceLocation)
    }

    struct Order: Codable, Equatable {
        struct Item: Codable, Equatable {
            var sku: String
            var count: UInt8
            var weight: Float?
        }
        enum State: Codable, Equatable {
            case open
            case paid(by: String, at: Int64)
            case cancelled(reason: String?)
        }
        var id: UUID
        var items: [Item]
        var state: State
        var labels: [String: [Int: String]]
        var picture: URL?
        var matrix: [[Double]]
        var optional: [Bool?]
    }

    @Test("exchanges structs, enums with values, optionals, dictionaries and arrays")
    func structures() throws {
        try exchange(
            Order(
                id: UUID(), items: [.init(sku: "a\"b\u{0}", count: 255, weight: 0.1), .init(sku: "", count: 0)],
                state: .paid(by: "😀", at: .min), labels: ["": [:], "é": [-1: "x", 10: "y"]],
                picture: URL(string: "https://example.org/ä?x=y"), matrix: [[], [1.5, -0.0], [1e300]],
                optional: [true, nil, false]))
        try exchange(
            Order(
                id: UUID(), items: [], state: .cancelled(reason: nil), labels: [:], picture: nil, matrix: [],
                optional: []))
        try exchange([Order.State.open, .cancelled(reason: "r")])
        try exchange([JSONContainerTests.Shape.group(.point, .polygon([1], name: "n")), .circle(radius: 0.1)])
    }

    @Test("exchanges bare values")
    func values() throws {
        try exchange("text \u{1} \\ / \u{7F} é 😀")
        try exchange(Int64.min)
        try exchange(UInt64.max)
        try exchange(Int8.min)
        try exchange(0.1 + 0.2)
        try exchange(Float.leastNonzeroMagnitude)
        try exchange(true)
        try exchange([Int?.none, 1])
        try exchange(["k": Int?.none])
        try exchange([true: "odd keys"])
        try exchange(Set([1, 2, 3]))
        try exchange([[String: [Set<String>]]]())
        try exchange(1...3)
        try exchange(Timestamp.latest)
        try exchange(Duration.seconds(1.5))
        try exchange(CGPoint(x: 1, y: -0.5))
        try exchange(DateComponents(year: 2026, month: 11))
        try exchange(Locale(identifier: "de_CH"))
    }

    @Test("reads dates, decimals and data that Foundation wrote in the same form")
    func valuesWithForms() throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        let date = Date(timeIntervalSinceReferenceDate: 800_000_000)
        #expect(try codec.decode([Date].self, from: encoder.encode([date])) == [date])
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        #expect(try decoder.decode([Date].self, from: Data(codec.encode([date]))) == [date])
        let decimals = ["0.1", "-12345.678", "1e20"].compactMap { Decimal(string: $0) }
        #expect(try codec.decode([Decimal].self, from: encoder.encode(decimals)) == decimals)
        try exchange([Data(), Data([1]), Data(0...255)])
    }

    @Test("exchanges documents of any shape, and reads any text to what Foundation reads")
    func randomDocuments() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let value = JSONValue.random(depth: 4, using: &random)
            try exchange(value, "seed \(seed)")
            let text = value.text(using: &random)
            let ours = try codec.read(JSONValue.self, text)
            let theirs = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
            #expect(ours == value && theirs == value, "seed \(seed)")
        }
    }

    @Test(
        "counts the same one of several members with one key",
        arguments: [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2,"b":3}"#, #"{"b":0,"a":1,"b":2,"a":3,"b":4}"#])
    func repeatedKeys(text: String) throws {
        let theirs = try JSONDecoder().decode([String: Int].self, from: Data(text.utf8))
        #expect(try codec.read([String: Int].self, text) == theirs)
    }

    @Test("refuses what Foundation refuses, and fails in the same way and at the same place")
    func failures() throws {
        let documents = [
            #"{}"#, #"[]"#, #"null"#, #"{"id":1}"#, #"{"id":"x"}"#,
            #"{"id":"E621E1F8-C36C-495A-93FC-0C247A3E6E5F","items":[{"sku":"a","count":"256"}]}"#,
            #"{"id":"E621E1F8-C36C-495A-93FC-0C247A3E6E5F","items":[{"sku":"a","count":1},{"sku":null}]}"#,
            #"{"id":"E621E1F8-C36C-495A-93FC-0C247A3E6E5F","items":[],"state":{"paid":{"by":"b"}}}"#,
            #"{"id":"E621E1F8-C36C-495A-93FC-0C247A3E6E5F","items":[],"state":{"open":{}},"labels":{"a":{"1":2}}}"#,
            #"{"id":"E621E1F8-C36C-495A-93FC-0C247A3E6E5F","items":[],"state":{"open":{}},"labels":{},"matrix":[[1,"2"]]}"#,
        ]
        for document in documents {
            let ours = #expect(throws: DecodingError.self) { try codec.read(Order.self, document) }
            let theirs = #expect(throws: DecodingError.self) {
                try JSONDecoder().decode(Order.self, from: Data(document.utf8))
            }
            #expect(ours?.path == theirs?.path, "\(document)")
            #expect(Self.kind(ours) == Self.kind(theirs), "\(document)")
        }
    }

    private static func kind(_ error: DecodingError?) -> String {
        switch error {
        case .typeMismatch: "typeMismatch"
        case .valueNotFound: "valueNotFound"
        case .keyNotFound(let key, _): "keyNotFound \(key.stringValue)"
        case .dataCorrupted: "dataCorrupted"
        default: "none"
        }
    }
}
