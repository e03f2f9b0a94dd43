import Foundation
import OrchestrixCommon
import Testing

@Suite("JSONCodec")
struct JSONCodecTests {
    struct Payment: Codable, Equatable {
        enum Kind: Codable, Equatable {
            case cash
            case card(number: String, Int)
        }
        var accountID: String
        var amount: Decimal
        var at: Date
        var tags: [String]
        var labels: [String: Int]
        var flags: Set<String>
        var kind: Kind
        var id: UUID
        var note: String?
        var data: Data
        var url: URL?
        var rate: Double
        var big: UInt128
    }

    static let payment = Payment(
        accountID: "ACC-\"1\"\u{0}", amount: Decimal(string: "123.45")!,
        at: Date(timeIntervalSinceReferenceDate: 800_000_000.123456),
        tags: ["a", "ü", "😀"], labels: ["b": 2, "a": 1, "c": 3], flags: ["z", "y", "x"], kind: .card(number: "1", 2),
        id: UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F")!, note: nil, data: Data([1, 2, 255]),
        url: URL(string: "https://example.org/a?b=c"), rate: 0.1, big: .max)

    @Test("a value of many kinds is written in the stored form")
    func storedForm() throws {
        let text = String(decoding: try JSONCodec().encode(Self.payment), as: UTF8.self)
        #expect(
            text == #"{"accountID":"ACC-\"1\"\u0000","amount":"123.45","at":"2026-05-09T06:13:20.123456Z","#
                + #""tags":["a","ü","😀"],"labels":{"a":1,"b":2,"c":3},"flags":["x","y","z"],"#
                + #""kind":{"card":{"number":"1","_1":2}},"id":"E621E1F8-C36C-495A-93FC-0C247A3E6E5F","data":"AQL/","#
                + #""url":"https://example.org/a?b=c","rate":0.1,"big":340282366920938463463374607431768211455}"#)
    }

    @Test("what was written is read to the same value")
    func roundTrip() throws {
        let bytes = try JSONCodec().encode(Self.payment)
        #expect(try JSONCodec().decode(Payment.self, from: bytes) == Self.payment)
    }
}
