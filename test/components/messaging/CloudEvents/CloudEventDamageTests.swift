import OrchestrixCommon
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("A damaged event")
struct CloudEventDamageTests {
    private static let whole = Array(
        (#"{"specversion":"1.0","id":"a\u00e9","source":"urn:x:y?z#f","type":"t","subject":"é🙂","#
            + #""time":"2026-11-23T08:27:06.5Z","datacontenttype":"application/json;a=\"b\"","dataschema":"urn:a:b","#
            + #""mine":-7,"yes":true,"none":null,"data":{"a":[1.50,{"b":"]}\\\""}],"c":null}}"#).utf8)

    private let codec = CloudEventCodec()

    @Test("is refused by a CloudEventError, or is another event that can be written and read again", arguments: 1...8)
    func damaged(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var accepted = 0
        for _ in 0..<500 {
            let bytes = damage(Self.whole, &random)
            do {
                let event = try codec.decode(bytes)
                accepted += 1
                #expect(try codec.decode(codec.encode(event)) == event, "\(String(decoding: bytes, as: UTF8.self))")
            } catch {
                #expect(error.code.rawValue.hasPrefix("cloudevent."))
            }
        }
        #expect(accepted > 0 && accepted < 500)
    }

    @Test("is refused wherever it is cut off")
    func cut() {
        for end in 0..<Self.whole.count {
            #expect(throws: CloudEventError.self) { try codec.decode(Self.whole[..<end]) }
        }
    }

    private func damage(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let place = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes.randomElement(using: &random) ?? 0, at: place)
            default: bytes.swapAt(place, Int.random(in: bytes.indices, using: &random))
            }
        }
        return bytes
    }
}
