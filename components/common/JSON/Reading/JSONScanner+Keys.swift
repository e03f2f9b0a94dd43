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
        guard mayRepeat(object) else { return }
        var keys: [Int] = []
        keys.reserveCapacity(count)
        var key = object + 1
        while key < tokens.count {
            keys.append(key)
            key = tokens[key + 1].next
        }
        if keys.contains(where: { tokens[$0].kind == .escaped }) {
            markByText(keys)
        } else if count <= 16 {
            markByPairs(keys)
        } else {
            markByHash(keys)
        }
    }

    /// Sets a bit for each key: as long as they all differ, so do the keys.
    @inline(__always)
    private func mayRepeat(_ object: Int) -> Bool {
        var seen: UInt64 = 0
        var key = object + 1
        while key < tokens.count {
            let token = tokens[key]
            let length = UInt64(token.end &- token.start)
            let word = UnsafeRawPointer(base + Int(token.start)).loadUnaligned(as: UInt64.self)
            let known = length < 8 ? word & ((1 << (length &* 8)) &- 1) : word
            let last = UInt64(base[Int(token.end) - 1])
            let bit: UInt64 = 1 << ((known ^ length << 32 ^ last << 40) &* 0x9E37_79B9_7F4A_7C15 >> 58)
            if seen & bit != 0 || token.kind == .escaped { return true }
            seen |= bit
            key = tokens[key + 1].next
        }
        return false
    }

    private func areEqual(_ left: Int, _ right: Int) -> Bool {
        let first = tokens[left].range
        let second = tokens[right].range
        return first.count == second.count
            && memcmp(base + first.lowerBound, base + second.lowerBound, first.count) == 0
    }

    private mutating func markByPairs(_ keys: [Int]) {
        for later in keys.indices.dropFirst() {
            for earlier in 0..<later where areEqual(keys[earlier], keys[later]) {
                tokens[keys[later]].kind = .repeated
            }
        }
    }

    private mutating func markByHash(_ keys: [Int]) {
        var first: [UInt64: [Int]] = [:]
        first.reserveCapacity(keys.count)
        for key in keys {
            let range = tokens[key].range
            let hash = JSONHash.of(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
            let known = first[hash] ?? []
            if known.contains(where: { areEqual($0, key) }) {
                tokens[key].kind = .repeated
            } else {
                first[hash] = known + [key]
            }
        }
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
