import OrchestrixCommon
import OrchestrixEventSourcing
import Testing

@Suite("Reading an exported log")
struct LogReaderTests {
    private static let event = [
        "specversion": #""1.0""#, "id": #""e-1""#, "source": #""x""#, "type": #""a.b""#,
        "time": #""2026-01-01T00:00:00Z""#,
        "position": #""1""#, "stream": #""a-1""#, "streamversion": #""1""#, "recordedat": #""2026-01-01T00:00:00Z""#,
        "data": "{}",
    ]

    private static let command = [
        "specversion": #""1.0""#, "id": #""c-1""#, "source": #""x""#, "type": #""orchestrix.command""#,
        "time": #""2026-01-01T00:00:00Z""#, "fingerprint": #""f""#, "head": #""1""#, "data": "{}",
    ]

    private static func line(_ members: [String: String], _ changes: [String: String?]) -> [UInt8] {
        let members = changes.reduce(into: members) { $0[$1.key] = $1.value }
        return Array("{\(members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ","))}".utf8)
    }

    static let badEvents: [(name: String, value: String?, words: String)] = [
        ("position", nil, "attribute position isn't there as a string"),
        ("position", #""01""#, "attribute position isn't a whole number from 1 on, in decimal digits"),
        ("position", #""0""#, "attribute position isn't a whole number from 1 on, in decimal digits"),
        ("position", "1", "attribute position isn't there as a string"),
        ("stream", #""a""#, "attribute stream isn't the name of a stream, category-id"),
        ("streamversion", #""+1""#, "attribute streamversion isn't a whole number from 1 on, in decimal digits"),
        ("recordedat", #""yesterday""#, "attribute recordedat isn't there as a timestamp"),
        ("time", nil, "attribute time is missing"),
        ("data", nil, "attribute data is missing, and nothing says that it was erased"),
        ("erased", "true", "attribute erased isn't true, or there is data all the same"),
        ("schemaversion", "0", "attribute schemaversion isn't a positive integer of 32 bits"),
        ("id", #""""#, "attribute id is empty"),
        ("Data", "1", #"the name of attribute "Data" isn't made of lower-case letters and digits"#),
    ]

    @Test("refuses a line that is no event, by its number and the attribute", arguments: badEvents)
    func badEvent(name: String, value: String?, words: String) throws {
        var reader = LogReader()
        #expect(try reader.read(Array(" \r".utf8)) == nil)
        let error = #expect(throws: EventStoreError.self) { try reader.read(Self.line(Self.event, [name: value])) }
        #expect(error?.code == .malformedArchive && error?.message == "line 2: \(words)")
        #expect(error?.context["line"] == "2")
    }

    static let badCommands: [(name: String, value: String?, words: String)] = [
        ("fingerprint", nil, "attribute fingerprint isn't there as a string"),
        ("head", #""-1""#, "attribute head isn't a whole number from 0 on, in decimal digits"),
        ("lastposition", #""1""#, "attribute firstposition isn't there as a string"),
        ("checkedstreams", #""a-1""#, "attribute checkedstreams isn't a JSON array of names of streams"),
        ("head", #""2""#, "command c-1 belongs behind position 2, not 1"),
    ]

    @Test("refuses a line that is no command, or isn't in its place", arguments: badCommands)
    func badCommand(name: String, value: String?, words: String) throws {
        var reader = LogReader()
        #expect(try reader.read(Self.line(Self.event, [:])) != nil)
        let error = #expect(throws: EventStoreError.self) { try reader.read(Self.line(Self.command, [name: value])) }
        #expect(error?.code == .malformedArchive && error?.message == "line 2: \(words)")
    }

    @Test("refuses an event that isn't behind the one before, and text that is no JSON, without showing it")
    func order() throws {
        var reader = LogReader()
        _ = try reader.read(Self.line(Self.event, ["position": #""5""#]))
        let error = #expect(throws: EventStoreError.self) {
            try reader.read(Self.line(Self.event, ["position": #""5""#]))
        }
        #expect(error?.message == "line 2: position 5 comes behind position 5")
        for text in ["s3cret", #"{"data":s3cret}"#, #"{"s3cret"#] {
            let error = #expect(throws: EventStoreError.self) { try reader.read(Array(text.utf8)) }
            #expect(error?.code == .malformedArchive)
            #expect(!String(describing: error).contains("s3cret"))
        }
    }

    @Test("a file that can't be read is an error, and an empty one has no lines")
    func files() async throws {
        var missing = LogFile("/nowhere/at.all").makeAsyncIterator()
        await #expect(throws: EventStoreError.self) { try await missing.next() }
        let file = try TemporaryFile([])
        var empty = LogFile(file.path).makeAsyncIterator()
        #expect(try await empty.next() == nil)
    }
}
