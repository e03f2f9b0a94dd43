@testable import OrchestrixMemory
import Testing

@Suite("The hash of ids")
struct KeyedHashTests {
    @Test("is that of the bytes, however the string holds them, at every length")
    func sameBytes() {
        let hashing = KeyedHash()
        for length in 0...70 {
            let text = String(repeating: "ä", count: length / 2) + (length.isMultiple(of: 2) ? "" : "z")
            // A part of another string, whose bytes lie elsewhere.
            let part = String(("[" + text + "]").dropFirst().dropLast())
            #expect(hashing.hash(text) == hashing.hash(part))
        }
    }

    @Test("differs where one byte does, at every place of every length")
    func otherBytes() {
        let hashing = KeyedHash()
        for length in 1...40 {
            let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
            let hash = hashing.hash(String(decoding: bytes, as: UTF8.self))
            for place in bytes.indices {
                var other = bytes
                other[place] = UInt8(ascii: "b")
                #expect(hashing.hash(String(decoding: other, as: UTF8.self)) != hash)
            }
        }
    }

    @Test("differs for texts of one letter that are of other lengths")
    func otherLengths() {
        let hashing = KeyedHash()
        let hashes = (0...64).map { hashing.hash(String(repeating: "a", count: $0)) }
        #expect(Set(hashes).count == hashes.count)
    }

    @Test("is another in each instance: nobody can choose ids by it")
    func keyed() {
        #expect(Set((0..<16).map { _ in KeyedHash().hash("ACC-001") }).count == 16)
    }
}
