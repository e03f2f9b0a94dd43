/// Reads an import file, wholly, before any of it is carried out.
struct ImportFile {
    private var reader: CSVReader

    static let header = ["id", "command", "account", "to", "amount", "text"]

    /// The lines of a file.
    ///
    /// - Throws: ``CSVError`` for the first place at which the file is malformed.
    static func lines(of bytes: [UInt8]) throws(CSVError) -> [ImportLine] {
        var file = ImportFile(reader: try CSVReader(bytes))
        try file.readHeader()
        var lines: [ImportLine] = []
        while let record = try file.reader.next() { lines.append(try file.line(record)) }
        return lines
    }

    private mutating func readHeader() throws(CSVError) {
        guard let record = try reader.next(), record.fields.map(\.text) == Self.header else {
            throw CSVError(line: 1, column: 1, problem: "the header must be \(Self.header.joined(separator: ","))")
        }
    }

    private func line(_ record: CSVRecord) throws(CSVError) -> ImportLine {
        let count = record.fields.count
        guard count == Self.header.count else {
            let place = record.fields[min(count - 1, Self.header.count)]
            throw reader.error("\(count) fields instead of \(Self.header.count)", at: place.offset)
        }
        let row = ImportRow(record: record, reader: reader)
        return ImportLine(
            number: record.line, id: try row.required(.id), instruction: try row.instruction(),
            surplus: try row.surplus())
    }
}
