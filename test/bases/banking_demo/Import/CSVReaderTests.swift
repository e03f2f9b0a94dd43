import Foundation
import Testing

@testable import banking_demo

@Suite("CSVReader")
struct CSVReaderTests {
    @Test(
        "records end with LF or CRLF, the last one as it likes",
        arguments: [
            "a,b\nc,d", "a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\nc,d\n\n", "\u{FEFF}a,b\nc,d\r\n\r\n",
        ])
    func lines(text: String) throws {
        #expect(try read(text) == [["a", "b"], ["c", "d"]])
    }

    @Test(
        "quoted fields hold commas, quotes and line breaks",
        arguments: [
            (#""a,b",c"#, ["a,b", "c"]), (#""say ""hi""","""#, [#"say "hi""#, ""]), (#""""""#, [#"""#]),
            ("\"a\nb\",c", ["a\nb", "c"]),
            ("\"a\r\nb\",c", ["a\r\nb", "c"]), (",,", ["", "", ""]), ("\"\",x", ["", "x"]),
            (" a , b ", [" a ", " b "]),
            ("é,口座,👩‍👩‍👧", ["é", "口座", "👩‍👩‍👧"]),
        ])
    func quoting(text: String, fields: [String]) throws {
        #expect(try read(text) == [fields])
    }

    @Test("an empty file has no records", arguments: ["", "\n", "\r\n\n", "\u{FEFF}"])
    func empty(text: String) throws {
        #expect(try read(text) == [])
    }

    @Test("a record knows the line on which it begins")
    func numbers() throws {
        var reader = try CSVReader(Array("a\n\"b\nb\"\nc\n".utf8))
        var numbers: [Int] = []
        while let record = try reader.next() { numbers.append(record.line) }
        #expect(numbers == [1, 2, 4])
    }

    @Test(
        "a fault is told by line and character",
        arguments: [
            ("a,b\"c", 1, 4), ("x\na,\"b", 2, 3), ("x\n\"a\"b,c", 2, 4), ("é口,\"x", 1, 4), ("a\rb", 1, 2),
            ("a,b\n\"c\"\rd", 2, 4),
            ("\u{FEFF}a\"", 1, 2), ("\"a\nb\"x", 2, 3),
        ])
    func faults(text: String, line: Int, column: Int) throws {
        let error = try #require(throws: CSVError.self) { try read(text) }
        #expect((error.line, error.column) == (line, column))
    }

    @Test(
        "bytes that aren't UTF-8 are a fault",
        arguments: [
            ([0x61, 0x2C, 0xFF], 1, 3), ([0x61, 0x0A, 0xC3], 2, 1), ([0xC3, 0xA9, 0xE2, 0x82, 0x2C], 1, 2),
            ([0xC0, 0xAF], 1, 1),
        ] as [([UInt8], Int, Int)])
    func encoding(bytes: [UInt8], line: Int, column: Int) throws {
        let error = try #require(throws: CSVError.self) { try CSVReader(bytes) }
        #expect((error.line, error.column) == (line, column))
    }

    private func read(_ text: String) throws -> [[String]] {
        var reader = try CSVReader(Array(text.utf8))
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields.map(\.text)) }
        return records
    }
}
