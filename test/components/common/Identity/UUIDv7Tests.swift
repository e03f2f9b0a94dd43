import OrchestrixCommon
import Testing

@Suite("A UUID of version 7")
struct UUIDv7Tests {
    /// The example of RFC 9562, appendix A.6.
    private let example = UUIDv7(milliseconds: 0x017F_22E2_79B0, randomA: 0xCC3, randomB: 0x18C4_DC0C_0C07_398F)

    @Test("has the form that RFC 9562 shows")
    func form() {
        #expect(example.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        #expect(example.timestamp.rfc3339 == "2022-02-22T19:22:22Z")
    }

    @Test("carries version and variant, whatever the bits that it is made of")
    func versionAndVariant() {
        let full = UUIDv7(milliseconds: .max, randomA: .max, randomB: .max)
        #expect(full.description == "ffffffff-ffff-7fff-bfff-ffffffffffff")
        let empty = UUIDv7(milliseconds: 0, randomA: 0, randomB: 0)
        #expect(empty.description == "00000000-0000-7000-8000-000000000000")
        #expect(empty.timestamp.microsecondsSinceEpoch == 0)
    }

    @Test("is read in either case")
    func reads() {
        #expect(UUIDv7("017f22e2-79b0-7cc3-98c4-dc0c0c07398f") == example)
        #expect(UUIDv7("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == example)
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", "-", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398f-", "017f22e279b07cc398c4dc0c0c07398f",
            "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f",
            "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", "017f22e27-9b0-7cc3-98c4-dc0c0c07398f",
            "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
            " 17f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c0739é",
            "017f22e2_79b0_7cc3_98c4_dc0c0c07398f", "00000000-0000-0000-0000-000000000000",
        ])
    func refuses(text: String) {
        #expect(UUIDv7(text) == nil)
    }

    @Test("sorts as its text does, is read back from it, and tells its milliseconds")
    func properties() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let ids = (0..<2_000).map { _ in
            UUIDv7(
                milliseconds: random.next() >> (16 + random.next() % 48),
                randomA: UInt16(truncatingIfNeeded: random.next()),
                randomB: random.next())
        }
        for (one, other) in zip(ids, ids.dropFirst()) {
            try #require((one < other) == (one.description < other.description), "seed \(seed)")
            try #require(UUIDv7(one.description) == one, "seed \(seed)")
            let milliseconds = min(one.high >> 16, 253_402_300_799_999)
            try #require(one.timestamp.microsecondsSinceEpoch / 1_000 == Int64(milliseconds), "seed \(seed)")
        }
    }
}
