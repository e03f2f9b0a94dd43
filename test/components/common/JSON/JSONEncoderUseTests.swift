import Foundation
import OrchestrixCommon
import Testing

/// Types may use their encoder in ways that no synthesised code does.
@Suite("An encoder that is used by hand")
struct JSONEncoderUseTests {
    enum Key: String, CodingKey { case a, b, c }

    /// Encodes as a closure says.
    struct ByHand: Encodable {
        let body: @Sendable (any Encoder) throws -> Void

        func encode(to encoder: any Encoder) throws { try body(encoder) }
    }

    private let codec = JSONCodec()

    /// Checks our text, and that Foundation makes a document with the same content of it.
    private func check(_ text: String, _ body: @escaping @Sendable (any Encoder) throws -> Void) throws {
        let value = ByHand(body: body)
        #expect(try codec.text(value) == text)
        let theirs = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(value))
        #expect(try codec.read(JSONValue.self, text) == theirs)
        #expect(try codec.text(["in": [value, value]]) == "{\"in\":[\(text),\(text)]}")
    }

    @Test("writes the last of the values that are encoded under one key")
    func twice() throws {
        try check(#"{"b":2,"a":3}"#) { encoder in
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(1, forKey: .a)
            try container.encode(2, forKey: .b)
            try container.encode(3, forKey: .a)
        }
        try check(#"{"a":"only"}"#) { encoder in
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(["x": [1, 2, "}".count]], forKey: .a)
            try container.encode("only", forKey: .a)
        }
    }

    @Test("writes to containers in any order, also to one that another has followed")
    func interleaved() throws {
        try check(#"{"a":{"a":1,"b":4},"b":[2,5],"c":3}"#) { encoder in
            var outer = encoder.container(keyedBy: Key.self)
            var object = outer.nestedContainer(keyedBy: Key.self, forKey: .a)
            try object.encode(1, forKey: .a)
            var array = outer.nestedUnkeyedContainer(forKey: .b)
            try array.encode(2)
            try outer.encode(3, forKey: .c)
            try object.encode(4, forKey: .b)
            try array.encode(5)
        }
        try check("[[1,4],{},3,[[5]]]") { encoder in
            var outer = encoder.unkeyedContainer()
            var first = outer.nestedUnkeyedContainer()
            try first.encode(1)
            _ = outer.nestedContainer(keyedBy: Key.self)
            try outer.encode(3)
            var last = outer.nestedUnkeyedContainer()
            try first.encode(4)
            var inner = last.nestedUnkeyedContainer()
            try inner.encode(5)
        }
    }

    @Test("goes on with a container that is asked for again")
    func again() throws {
        try check(#"{"a":{"a":1,"b":2},"b":3}"#) { encoder in
            var one = encoder.container(keyedBy: Key.self)
            var nested = one.nestedContainer(keyedBy: Key.self, forKey: .a)
            try nested.encode(1, forKey: .a)
            var same = one.nestedContainer(keyedBy: Key.self, forKey: .a)
            try same.encode(2, forKey: .b)
            var other = encoder.container(keyedBy: Key.self)
            try other.encode(3, forKey: .b)
        }
    }

    @Test("fills the encoders of superclasses late, or leaves them empty")
    func superEncoders() throws {
        try check(#"{"super":{"a":2},"a":1,"b":{}}"#) { encoder in
            var container = encoder.container(keyedBy: Key.self)
            let parent = container.superEncoder()
            try container.encode(1, forKey: .a)
            _ = container.superEncoder(forKey: .b)
            var late = parent.container(keyedBy: Key.self)
            try late.encode(2, forKey: .a)
        }
        try check("[[7],1]") { encoder in
            var container = encoder.unkeyedContainer()
            let parent = container.superEncoder()
            try container.encode(1)
            var late = parent.unkeyedContainer()
            try late.encode(7)
        }
    }

    @Test("leaves nothing behind of a value whose error was caught")
    func caught() throws {
        let bytes = try codec.text(
            ByHand { encoder in
                var container = encoder.container(keyedBy: Key.self)
                try container.encode(1, forKey: .a)
                try? container.encode(["x": [1, .nan]], forKey: .b)
                try container.encode(3, forKey: .c)
                var array = container.nestedUnkeyedContainer(forKey: .b)
                try? array.encode(Double.infinity)
                try array.encode(4)
            })
        #expect(bytes == #"{"a":1,"c":3,"b":[4]}"#)
    }

    @Test("keeps what stands under a key if the value that was to replace it fails")
    func failedReplacement() throws {
        let text = try codec.text(
            ByHand { encoder in
                var container = encoder.container(keyedBy: Key.self)
                var array = container.nestedUnkeyedContainer(forKey: .c)
                var object = array.nestedContainer(keyedBy: Key.self)
                try object.encode("only", forKey: .a)
                try container.encode([1, 2], forKey: .a)
                try? container.encode([0, Double.nan], forKey: .a)
                try container.encode(3, forKey: .b)
                try? container.encode(Double.infinity, forKey: .b)
                try? object.encode(Double.nan, forKey: .a)
            })
        #expect(text == #"{"c":[{"a":"only"}],"a":[1,2],"b":3}"#)
    }

    @Test("refuses to go on with a value that was encoded whole")
    func wholeValues() throws {
        let error = #expect(throws: EncodingError.self) {
            try codec.encode(
                ByHand { encoder in
                    var container = encoder.container(keyedBy: Key.self)
                    try container.encode(["a": 1], forKey: .b)
                    var nested = container.nestedContainer(keyedBy: Key.self, forKey: .b)
                    try nested.encode(2, forKey: .c)
                })
        }
        #expect(error?.path == "b")
        #expect(throws: EncodingError.self) {
            try codec.encode(
                ByHand { encoder in
                    var container = encoder.singleValueContainer()
                    try container.encode(["a": 1])
                    var members = encoder.container(keyedBy: Key.self)
                    try members.encode(2, forKey: .c)
                })
        }
    }

    @Test("tells the coding path and the count as it goes")
    func whereabouts() throws {
        struct Probe: Encodable {
            func encode(to encoder: any Encoder) throws {
                #expect(encoder.codingPath.map(\.stringValue) == ["a", "Index 1"])
                #expect(encoder.userInfo.isEmpty)
                var container = encoder.unkeyedContainer()
                #expect(container.count == 0)
                try container.encode(1)
                #expect(container.count == 1)
            }
        }
        _ = try codec.encode(
            ByHand { encoder in
                var container = encoder.container(keyedBy: Key.self)
                var array = container.nestedUnkeyedContainer(forKey: .a)
                try array.encodeNil()
                try array.encode(Probe())
                #expect(array.count == 2 && array.codingPath.map(\.stringValue) == ["a"])
            })
    }

    @Test("refuses an encoder that is kept beyond its value")
    func outlived() throws {
        final class Keeper: Encodable {
            nonisolated(unsafe) var encoder: (any Encoder)?
            func encode(to encoder: any Encoder) throws {
                self.encoder = encoder
                _ = encoder.unkeyedContainer()
            }
        }
        let keeper = Keeper()
        _ = try codec.encode([keeper])
        let encoder = try #require(keeper.encoder)
        #expect(throws: EncodingError.self) {
            var container = encoder.unkeyedContainer()
            try container.encode(1)
        }
    }
}
