/// A quick hash of a key, to find keys that may be equal. It needn't withstand anybody: a collision costs time only.
enum JSONHash {
    @inline(__always)
    static func of(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let base = UnsafeRawPointer(name.baseAddress) else { return 0 }
        let length = name.count
        var hash = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        if length < 8 { return mix(hash, short(base, length)) }
        var offset = 0
        while offset + 8 < length {
            hash = mix(hash, (base + offset).loadUnaligned(as: UInt64.self))
            offset += 8
        }
        return mix(hash, (base + length - 8).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }

    @inline(__always)
    private static func short(_ base: UnsafeRawPointer, _ length: Int) -> UInt64 {
        if length >= 4 {
            let low = base.loadUnaligned(as: UInt32.self)
            let high = (base + length - 4).loadUnaligned(as: UInt32.self)
            return UInt64(high) << 32 | UInt64(low)
        }
        var word: UInt64 = 0
        for offset in 0..<length { word = word << 8 | UInt64(base.load(fromByteOffset: offset, as: UInt8.self)) }
        return word
    }
}
