#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Keys that stand in an object more than once: the first one counts, the others are marked and never found.
extension JSONScanner {
    mutating func markRepeatedKeys(of object: Int, count: Int) {
        if count <= 16, markInPlace(object) { return }
        var keys: [Int] = []
        keys.reserveCapacity(count)
        var key = object + 1
        while key < tokens.count {
            keys.append(key)
            key = tokens[key + 1].next
        }
        if keys.contains(where: { tokens[$0].kind == .escaped }) || !markByHash(keys) { markByText(keys) }
    }

    /// Sets a bit for each key: only keys that share one may be equal, and are compared.
    /// - Returns: false if a key is escaped, so that its bytes say nothing.
    @inline(__always)
    private mutating func markInPlace(_ object: Int) -> Bool {
        var seen: UInt64 = 0
        var key = object + 1
        while key < tokens.count {
            guard tokens[key].kind != .escaped else { return false }
            let bit = bit(of: tokens[key])
            if seen & bit != 0, stoodBefore(key, in: object) { tokens[key].kind = .repeated }
            seen |= bit
            key = tokens[key + 1].next
        }
        return true
    }

    /// One of 64 bits, by the key's length, its first bytes and its last.
    @inline(__always)
    private func bit(of token: JSONToken) -> UInt64 {
        let length = UInt64(token.end &- token.start)
        let word = UnsafeRawPointer(base + Int(token.start)).loadUnaligned(as: UInt64.self)
        let known = length < 8 ? word & ((1 << (length &* 8)) &- 1) : word
        let last = UInt64(base[Int(token.end) - 1])
        let mixed = (known ^ length << 32 ^ last << 40) &* 0x9E37_79B9_7F4A_7C15
        return 1 << (mixed >> 58)
    }

    private func stoodBefore(_ key: Int, in object: Int) -> Bool {
        var earlier = object + 1
        while earlier < key {
            if areEqual(earlier, key) { return true }
            earlier = tokens[earlier + 1].next
        }
        return false
    }

    private func areEqual(_ left: Int, _ right: Int) -> Bool {
        let first = tokens[left].range
        let second = tokens[right].range
        return first.count == second.count
            && memcmp(base + first.lowerBound, base + second.lowerBound, first.count) == 0
    }

    /// - Returns: false if different keys have one hash, which is no accident; nothing is known of the keys behind it then.
    private mutating func markByHash(_ keys: [Int]) -> Bool {
        var first: [UInt64: Int] = [:]
        first.reserveCapacity(keys.count)
        for key in keys {
            let range = tokens[key].range
            let hash = JSONHash.of(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
            guard let earlier = first.updateValue(key, forKey: hash) else { continue }
            guard areEqual(earlier, key) else { return false }
            tokens[key].kind = .repeated
        }
        return true
    }

    private mutating func markByText(_ keys: [Int]) {
        var seen: Set<[UInt8]> = []
        for key in keys {
            let range = tokens[key].range
            let text = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
            if !seen.insert(JSONText.unescaped(text)).inserted { tokens[key].kind = .repeated }
        }
    }
}
