import Foundation
import OrchestrixCommon
import Testing

@Suite("The form of a value in JSON")
struct JSONContainerTests {
    enum Level: String, Codable, CodingKeyRepresentable { case low, high }

    enum Shape: Codable, Equatable {
        case point
        case circle(radius: Double)
        case polygon([Int], name: String?)
        indirect case group(Shape, Shape)
    }

    struct Optionals: Codable, Equatable {
        var absent: Int?
        var present: Int?
        var null: Int??
        var list: [Int?]
    }

    struct Empty: Codable, Equatable {}

    struct Ordered: Codable, Equatable {
        var zebra = 1, ape = 2, mouse = [3: "c", 1: "a", 2: "b"]
    }

    private let codec = JSONCodec()

    private func check<Value: Codable & Equatable>(_ value: Value, _ text: String) throws {
        #expect(try codec.text(value) == text)
        #expect(try codec.read(Value.self, text) == value)
    }

    @Test("is compact, with the members of a struct in their order")
    func structs() throws {
        try check(Ordered(), #"{"zebra":1,"ape":2,"mouse":{"1":"a","2":"b","3":"c"}}"#)
        try check(Empty(), "{}")
        try check([Empty(), Empty()], "[{},{}]")
        try check([[Int]](), "[]")
        try check([[], [1], [[2]].flatMap(\.self)], "[[],[1],[2]]")
    }

    @Test("leaves out what is absent, and keeps null where an element stands")
    func optionals() throws {
        try check(
            Optionals(absent: nil, present: 1, null: nil, list: [1, nil]), #"{"present":1,"list":[1,null]}"#)
        try check([Int?.none, 1], "[null,1]")
        try check(["a": Int?.none, "b": 1], #"{"a":null,"b":1}"#)
        #expect(try codec.read(Optionals.self, #"{"absent":null,"list":[]}"#) == Optionals(list: []))
    }

    @Test("is a member of the case's name for an enum with values, and the raw value for one that has it")
    func enums() throws {
        try check(Shape.point, #"{"point":{}}"#)
        try check(Shape.circle(radius: 1.5), #"{"circle":{"radius":1.5}}"#)
        try check(Shape.polygon([1, 2], name: nil), #"{"polygon":{"_0":[1,2]}}"#)
        try check(
            Shape.group(.point, .circle(radius: 2)), #"{"group":{"_0":{"point":{}},"_1":{"circle":{"radius":2}}}}"#)
        try check([Level.high, .low], #"["high","low"]"#)
        try check([Level.low: 1, .high: 2], #"{"high":2,"low":1}"#)
        #expect(throws: DecodingError.self) { try codec.read(Shape.self, #"{"square":{}}"#) }
        #expect(throws: DecodingError.self) { try codec.read(Shape.self, #"{"point":{},"circle":{"radius":1}}"#) }
        #expect(throws: DecodingError.self) { try codec.read(Level.self, #""middle""#) }
    }

    @Test("is the same for the same value: dictionaries are sorted by key, sets and odd dictionaries by their elements")
    func sorted() throws {
        try check(["b": 1, "a": 2, "": 3, "B": 4, "é": 5, "aa": 6], #"{"":3,"B":4,"a":2,"aa":6,"b":1,"é":5}"#)
        try check([10: "x", 9: "y", -1: "z"], #"{"-1":"z","10":"x","9":"y"}"#)
        try check(Set(["c", "a", "b"]), #"["a","b","c"]"#)
        try check(["k": Set([3, 1, 2])], #"{"k":[1,2,3]}"#)
        try check([true: 1, false: 0], "[false,0,true,1]")
        let words = (0..<500).map { "\(($0 * 7919) % 1000)" }
        let texts = try (0..<5).map { round in
            try codec.text(Dictionary(words.shuffled().map { ($0, round * 0) }, uniquingKeysWith: { $1 }))
        }
        #expect(Set(texts).count == 1)
    }

    @Test("is base64 for data, upper case for UUIDs, the absolute string for URLs")
    func foundationValues() throws {
        try check(Data(), #""""#)
        try check(Data([0]), #""AA==""#)
        try check(Data([0, 255, 254]), #""AP/+""#)
        try check(Data(0...255), "\"\(Data(0...255).base64EncodedString())\"")
        try check(UUID(uuidString: "e621e1f8-c36c-495a-93fc-0c247a3e6e5f")!, #""E621E1F8-C36C-495A-93FC-0C247A3E6E5F""#)
        try check(URL(string: "https://example.org/a%20b?c=d#e")!, #""https://example.org/a%20b?c=d#e""#)
        #expect(throws: DecodingError.self) { try codec.read(Data.self, #""AA=""#) }
        #expect(throws: DecodingError.self) { try codec.read(Data.self, #""??""#) }
        #expect(throws: DecodingError.self) { try codec.read(UUID.self, #""E621E1F8""#) }
        #expect(throws: DecodingError.self) { try codec.read(URL.self, #""""#) }
    }

    @Test("has the superclass's members under super")
    func classes() throws {
        let text = #"{"name":"Rex","super":{"legs":4}}"#
        #expect(try codec.text(Dog(legs: 4, name: "Rex")) == text)
        let dog = try codec.read(Dog.self, text)
        #expect(dog.name == "Rex" && dog.legs == 4)
    }

    @Test("follows containers that are nested by hand")
    func nestedByHand() throws {
        try check(Matrix(rows: [[1, 2], [], [3]]), #"{"size":{"rows":3},"rows":[[1,2],[],[3]]}"#)
    }

    @Test("is a bare scalar for a value that is one")
    func fragments() throws {
        try check(1, "1")
        try check("a", #""a""#)
        try check(true, "true")
        try check(Optional(2), "2")
        try check(Int?.none, "null")
    }
}

private class Animal: Codable {
    let legs: Int
    init(legs: Int) { self.legs = legs }
}

private final class Dog: Animal {
    let name: String

    enum CodingKeys: String, CodingKey { case name }

    init(legs: Int, name: String) {
        self.name = name
        super.init(legs: legs)
    }

    required init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try super.encode(to: container.superEncoder())
    }
}

private struct Matrix: Codable, Equatable {
    var rows: [[Int]]

    enum CodingKeys: String, CodingKey { case size, rows }
    enum SizeKeys: String, CodingKey { case rows }

    init(rows: [[Int]]) { self.rows = rows }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let count = try container.nestedContainer(keyedBy: SizeKeys.self, forKey: .size).decode(Int.self, forKey: .rows)
        var outer = try container.nestedUnkeyedContainer(forKey: .rows)
        rows = []
        while !outer.isAtEnd {
            var inner = try outer.nestedUnkeyedContainer()
            var row: [Int] = []
            while !inner.isAtEnd { row.append(try inner.decode(Int.self)) }
            rows.append(row)
        }
        guard rows.count == count, outer.count == count else {
            throw DecodingError.dataCorruptedError(forKey: .rows, in: container, debugDescription: "The size is wrong.")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var size = container.nestedContainer(keyedBy: SizeKeys.self, forKey: .size)
        try size.encode(rows.count, forKey: .rows)
        var outer = container.nestedUnkeyedContainer(forKey: .rows)
        for row in rows {
            var inner = outer.nestedUnkeyedContainer()
            for number in row { try inner.encode(number) }
        }
    }
}
