/// A document in the report of a breach: as text where it is text, and not without end.
struct Excerpt: CustomStringConvertible {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var description: String {
        let isText = bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A } && String(validating: bytes, as: UTF8.self) != nil
        let text =
            isText
            ? String(decoding: bytes.prefix(2_000), as: UTF8.self)
            : bytes.prefix(600).map(Self.hex).joined(separator: " ")
        return "\(bytes.count) bytes: \(text)\(bytes.count > 2_000 || !isText && bytes.count > 600 ? " …" : "")"
    }

    private static func hex(_ byte: UInt8) -> String {
        (0x21...0x7E).contains(byte) ? String(Unicode.Scalar(byte)) : "<\(String(byte, radix: 16))>"
    }
}
