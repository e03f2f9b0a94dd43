#if Postgres
import OrchestrixCommon

/// Bytes in the order of the network, as PostgreSQL's binary form has them.
struct ByteBuffer: Sendable {
    private var bytes: [UInt8] = []

    var count: Int { bytes.count }

    mutating func append(_ value: Int) {
        appendInteger(Int64(value))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ more: [UInt8]) {
        bytes.append(contentsOf: more)
    }

    private mutating func appendInteger(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Gives the bytes to `use`; also of an empty buffer there is an address.
    func withBase<Result>(_ use: (UnsafePointer<CChar>) -> Result) -> Result {
        guard !bytes.isEmpty else { return withUnsafePointer(to: 0) { use($0) } }
        return bytes.withUnsafeBytes { use($0.baseAddress!.assumingMemoryBound(to: CChar.self)) }
    }
}

// MARK: - Rows of COPY

extension ByteBuffer {
    /// Begins a row; as many elements must follow, as in an array.
    mutating func beginRow(of columns: Int16) {
        appendInteger(columns)
    }
}

// MARK: - Arrays

extension ByteBuffer {
    /// Begins an array; as many elements must follow.
    mutating func beginArray(of type: ElementType, count: Int) {
        appendInteger(Int32(count == 0 ? 0 : 1))
        appendInteger(Int32(1))
        appendInteger(type.rawValue)
        guard count > 0 else { return }
        appendInteger(Int32(count))
        appendInteger(Int32(1))
    }

    mutating func appendElement(_ value: Int?) {
        guard let value else { return appendNull() }
        appendInteger(Int32(8))
        appendInteger(Int64(value))
    }

    mutating func appendElement(_ text: String?) {
        guard var text else { return appendNull() }
        text.withUTF8 { content in
            appendInteger(Int32(content.count))
            bytes.append(contentsOf: content)
        }
    }

    mutating func appendElement(_ content: [UInt8]?) {
        guard let content else { return appendNull() }
        appendInteger(Int32(content.count))
        bytes.append(contentsOf: content)
    }

    mutating func appendElement(_ moment: Timestamp) {
        appendInteger(Int32(8))
        appendInteger(moment.microsecondsSinceEpoch - PostgresEpoch.microseconds)
    }

    private mutating func appendNull() {
        appendInteger(Int32(-1))
    }
}
#endif
