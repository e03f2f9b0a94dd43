import Testing

@testable import OrchestrixCommon

@Suite("Keys whose hashes were made to collide")
struct JSONKeyCollisionTests {
    private static func hash(_ key: [UInt8]) -> UInt64 { key.withUnsafeBufferPointer { JSONHash.of($0) } }

    /// The hash of 16 bytes takes them in two words, and the second can undo what the first has changed.
    private static func collide(with key: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        func state(_ first: UInt64) -> UInt64 {
            let product = (UInt64(16) &* 0x9E37_79B9_7F4A_7C15 ^ first) &* 0xD6E8_FEB8_6659_FD93
            return product ^ product >> 32
        }
        func word(_ bytes: some Collection<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        func bytes(_ word: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
        while true {
            let first = (0..<8).map { _ in UInt8.random(in: 0x61...0x7A, using: &random) }
            let second = bytes(state(word(first)) ^ state(word(key.prefix(8))) ^ word(key.suffix(8)))
            if second.allSatisfy({ (0x30...0x7E).contains($0) && $0 != 0x5C }) { return first + second }
        }
    }

    @Test("are told apart, on reading as on writing, also among many")
    func collisions() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let key = Array("0123456789abcdef".utf8)
        let other = Self.collide(with: key, using: &random)
        try #require(other != key && Self.hash(other) == Self.hash(key), "seed \(seed)")
        let names = [key, other].map { String(decoding: $0, as: UTF8.self) }
        for padding in [0, 10, 100] {
            var values = Dictionary(uniqueKeysWithValues: (0..<padding).map { ("key\($0)", $0) })
            values[names[0]] = -1
            values[names[1]] = -2
            let bytes = try JSONCodec().encode(values)
            #expect(try JSONCodec().decode([String: Int].self, from: bytes) == values, "seed \(seed)")
            let twice = bytes.dropLast() + Array(",\"\(names[1])\":-3}".utf8)
            #expect(try JSONCodec().decode([String: Int].self, from: twice) == values, "seed \(seed)")
        }
    }
}
