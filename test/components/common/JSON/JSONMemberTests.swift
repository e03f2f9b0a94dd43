import OrchestrixCommon
import Testing

@Suite("A value that is read from what an object's only member holds")
struct JSONMemberTests {
    private let codec = JSONCodec()

    @Test(
        "is the one that the whole object holds",
        arguments: [
            ("moved", #"{"x":1,"to":{"name":"a"}}"#), ("moved", #" {"to":{"name":"é\n"},"x":-7} "#), ("stopped", "{}"),
        ])
    func isTheSame(name: String, content: String) throws {
        let key = try #require(Step.CodingKeys(rawValue: name))
        let whole = try codec.decode(Step.self, from: Array(#"{"\#(name)":\#(content)}"#.utf8))
        #expect(try codec.decode(Step.self, fromMember: key, holding: Array(content.utf8)) == whole)
    }

    @Test("is read by the member's name, whatever the type's own keys are")
    func isReadByName() throws {
        let bytes = Array(#"{"x":1,"to":{"name":"a"}}"#.utf8)
        let step = try codec.decode(Step.self, fromMember: OtherKey.moved, holding: bytes)
        #expect(step == .moved(x: 1, to: Place(name: "a")))
    }

    @Test("may be of a type that reads the object as something else than a keyed one")
    func isReadAsAWhole() throws {
        let bytes = Array(#"{"a":1}"#.utf8)
        let whole = try codec.decode([String: [String: Int]].self, fromMember: OtherKey.moved, holding: bytes)
        #expect(whole == ["moved": ["a": 1]])
        #expect(try codec.decode(Single.self, fromMember: OtherKey.moved, holding: bytes).value == whole)
    }

    @Test("that doesn't fit is an error at its place, the member included")
    func isRefused() throws {
        let path = try #require(failure(#"{"x":1,"to":{"name":5}}"#))
        #expect(path == ["moved", "to", "name"])
        #expect(try #require(failure(#"{"x":1}"#)) == ["moved"])
        #expect(throws: DecodingError.self) {
            try codec.decode(Step.self, fromMember: OtherKey.flown, holding: Array("{}".utf8))
        }
        #expect(throws: DecodingError.self) {
            try codec.decode(Step.self, fromMember: Step.CodingKeys.moved, holding: Array(#"{"x":1"#.utf8))
        }
    }

    @Test("may be as deep as it may be within the object, and no deeper")
    func isAsDeep() throws {
        let codec = JSONCodec(maximumDepth: 3)
        let deep = { (depth: Int) in
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(try codec.decode([String: RawJSON].self, fromMember: OtherKey.moved, holding: deep(2)).count == 1)
        #expect(throws: DecodingError.self) {
            try codec.decode([String: RawJSON].self, fromMember: OtherKey.moved, holding: deep(3))
        }
    }

    private func failure(_ content: String) -> [String]? {
        do {
            _ = try codec.decode(Step.self, fromMember: Step.CodingKeys.moved, holding: Array(content.utf8))
            return nil
        } catch DecodingError.typeMismatch(_, let context), DecodingError.keyNotFound(_, let context) {
            return context.codingPath.map(\.stringValue)
        } catch {
            return nil
        }
    }
}

private enum Step: Codable, Equatable {
    case moved(x: Int, to: Place), stopped
    enum CodingKeys: String, CodingKey { case moved, stopped }
}

private struct Place: Codable, Equatable {
    var name: String
}

private enum OtherKey: String, CodingKey { case moved, flown }

private struct Single: Decodable {
    let value: [String: [String: Int]]

    init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode([String: [String: Int]].self)
    }
}
