/// Bytes in the order of the network.
struct BinaryBytes {
    private var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ content: [UInt8]) {
        bytes.append(contentsOf: content)
    }

    /// Appends an element of an array or a field of a row: its length, and its bytes.
    mutating func appendField(_ number: Int) {
        append(Int32(8))
        append(number)
    }

    mutating func appendField(_ text: String) {
        append(Int32(text.utf8.count))
        append(text)
    }

    mutating func appendField(_ content: [UInt8]) {
        append(Int32(content.count))
        append(content)
    }

    /// Gives the bytes to `use`; also where there are none there is an address.
    func withBase(_ use: (UnsafePointer<CChar>) -> Void) {
        guard !bytes.isEmpty else { return withUnsafePointer(to: 0) { use($0) } }
        bytes.withUnsafeBytes { use($0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
    }
}
