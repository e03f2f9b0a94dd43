/// Hashes texts by their UTF-8 bytes: multiplies them with a key, sixteen bytes at a time, and folds the product, as
/// wyhash and its kin do.
///
/// The key is drawn anew for each instance, so that nobody who chooses ids can choose their hashes.
struct KeyedHash {
    private let key: (UInt64, UInt64)

    init() {
        key = (.random(in: 0 ... .max), .random(in: 0 ... .max))
    }

    func hash(_ text: String) -> UInt32 {
        if let hash = text.utf8.withContiguousStorageIfAvailable(hash) { return hash }
        var text = text
        return text.withUTF8(hash)
    }

    private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: Self.folded(mixed(UnsafeRawBufferPointer(bytes)), key.1 ^ UInt64(bytes.count)))
    }

    /// All bytes, mixed; some of the last ones twice.
    private func mixed(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let count = bytes.count
        guard count > 16 else { return Self.folded(key.0 ^ Self.first(bytes), key.1 ^ Self.last(bytes)) }
        var mixed = key.0
        var offset = 0
        while offset < count - 16 {
            mixed = Self.folded(mixed ^ Self.word(bytes, offset), key.1 ^ Self.word(bytes, offset + 8))
            offset += 16
        }
        return Self.folded(mixed ^ Self.word(bytes, count - 16), key.1 ^ Self.word(bytes, count - 8))
    }

    /// Up to eight bytes at the beginning.
    private static func first(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        if bytes.count >= 8 { return word(bytes, 0) }
        if bytes.count >= 4 { return UInt64(bytes.loadUnaligned(as: UInt32.self)) }
        return bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// As many at the end.
    private static func last(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        if bytes.count >= 8 { return word(bytes, bytes.count - 8) }
        if bytes.count >= 4 { return UInt64(bytes.loadUnaligned(fromByteOffset: bytes.count - 4, as: UInt32.self)) }
        return 0
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
