import OrchestrixCommon

/// A short text that is equal for equal values: the 128-bit FNV-1a hash of a value's JSON, as 32 hexadecimal digits.
///
/// It tells values apart that differ by accident, and doesn't show them. It is no defence against somebody who
/// looks for two values with the same fingerprint.
enum Fingerprint {
    /// - Throws: what the encoding of `value` throws.
    static func of(_ value: some Encodable) throws -> String {
        hex(of: try JSONCodec().encode(value))
    }

    /// Of several texts, in their order.
    static func of(_ texts: [String]) -> String {
        hex(of: texts.joined(separator: "\n").utf8)
    }

    private static let offset: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    private static func hex(of bytes: some Sequence<UInt8>) -> String {
        let hash = bytes.reduce(offset) { ($0 ^ UInt128($1)) &* prime }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}

extension CommandKey {
    /// A key for `command`, whose fingerprint follows from its encoded form: commands are the same when they
    /// encode to the same JSON.
    ///
    /// - Throws: what the encoding of `command` throws.
    public init(id: String, of command: some Encodable) throws {
        self.init(id: id, fingerprint: try Fingerprint.of(command))
    }
}
