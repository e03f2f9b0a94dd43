/// Reads CSV as RFC 4180 has it, and says where it isn't.
///
/// Fields are separated by commas, records by LF or CRLF. A field may stand in double quotes, and then hold commas,
/// line breaks and, doubled, double quotes. The text is UTF-8; a byte order mark in front and blank lines at the end
/// are skipped.
struct CSVReader {
    private let bytes: [UInt8]
    private var index: Int
    private var line = 1

    /// - Throws: ``CSVError`` where the bytes aren't UTF-8.
    init(_ bytes: [UInt8]) throws(CSVError) {
        self.bytes = bytes
        index = Self.markLength(bytes)
        if let invalid = Self.firstInvalidByte(in: bytes) { throw error("this isn't UTF-8", at: invalid) }
    }

    /// The next record; `nil` at the end.
    mutating func next() throws(CSVError) -> CSVRecord? {
        guard bytes[index...].contains(where: { !Self.isLineBreak($0) }) else { return nil }
        let start = line
        var fields = [try field()]
        while take(UInt8(ascii: ",")) { fields.append(try field()) }
        try endRecord()
        return CSVRecord(line: start, fields: fields)
    }

    /// An error about the byte at `offset`.
    func error(_ problem: String, at offset: Int) -> CSVError {
        let before = bytes[Self.markLength(bytes)..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? before.startIndex
        return CSVError(
            line: 1 + before.count { $0 == UInt8(ascii: "\n") },
            column: 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }, problem: problem)
    }
}

extension CSVReader {
    private mutating func field() throws(CSVError) -> CSVField {
        let start = index
        let text = take(UInt8(ascii: "\"")) ? try quoted() : try plain()
        return CSVField(text: String(decoding: text, as: UTF8.self), offset: start)
    }

    private mutating func plain() throws(CSVError) -> [UInt8] {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ","), !Self.isLineBreak(bytes[index]) {
            guard bytes[index] != UInt8(ascii: "\"") else {
                throw error("a quote within a field that doesn't begin with one", at: index)
            }
            index += 1
        }
        return Array(bytes[start..<index])
    }

    /// The rest of a field whose opening quote has been taken.
    private mutating func quoted() throws(CSVError) -> [UInt8] {
        let start = index - 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte == UInt8(ascii: "\""), !take(UInt8(ascii: "\"")) { return text }
            text.append(byte)
        }
        throw error("the quote that opens here is never closed", at: start)
    }

    private mutating func endRecord() throws(CSVError) {
        guard index < bytes.count else { return }
        guard Self.isLineBreak(bytes[index]) else {
            throw error("a closing quote must be followed by a comma or the end of the line", at: index)
        }
        let start = index
        _ = take(UInt8(ascii: "\r"))
        guard take(UInt8(ascii: "\n")) else { throw error("a carriage return without a line feed", at: start) }
        line += 1
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private static func markLength(_ bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    private static func isLineBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// Where the text begins to differ from what is left of it when all that isn't UTF-8 is replaced.
    private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
        guard repaired != bytes else { return nil }
        return zip(bytes, repaired).prefix { $0 == $1 }.count
    }
}
