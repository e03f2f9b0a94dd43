#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A scanned document: its text and its tokens.
///
/// It keeps a copy of the text, so that a decoder or container that outlives the call it was made for stays sound.
final class JSONDocument {
    /// The text, followed by zeros.
    let base: UnsafePointer<UInt8>
    private let tokens: JSONStack<JSONToken>

    /// Where the document stands itself, for the coding paths of errors.
    private let root: [JSONPathKey]

    init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int, root: [JSONPathKey] = []) throws {
        self.root = root
        guard bytes.count <= JSONLimits.byteCount else {
            throw JSONFault(offset: JSONLimits.byteCount, reason: "the text is too long").error
        }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + Self.padding)
        if let source = bytes.baseAddress { memcpy(copy, source, bytes.count) }
        memset(copy + bytes.count, 0, Self.padding)
        do {
            tokens = try JSONScanner(copy, count: bytes.count, maximumDepth: maximumDepth).scanned()
        } catch {
            copy.deallocate()
            throw error.error
        }
        base = UnsafePointer(copy)
    }

    deinit { base.deallocate() }

    private static var padding: Int { 16 }

    @inline(__always)
    subscript(token: Int) -> JSONToken { tokens.base[token] }

    @inline(__always)
    func text(_ token: JSONToken) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + Int(token.start), count: Int(token.end &- token.start))
    }

    // MARK: Members

    /// The value of an object's member, or nil.
    ///
    /// Members mostly are asked for in the order in which they stand, so the search goes on after the last one found.
    @inline(__always)
    func member(_ name: UnsafeBufferPointer<UInt8>, of object: Int) -> Int? {
        let end = tokens.base[object].next
        var key = Int(tokens.base[object].extra)
        if key == end { key = object + 1 }
        guard key < end else { return nil }
        let start = key
        repeat {
            if isKey(tokens.base[key], name) {
                tokens.base[object].extra = UInt32(truncatingIfNeeded: tokens.base[key + 1].next)
                return key + 1
            }
            key = tokens.base[key + 1].next
            if key == end { key = object + 1 }
        } while key != start
        return nil
    }

    @inline(__always)
    private func isKey(_ token: JSONToken, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        switch token.kind {
        case .string:
            guard Int(token.end &- token.start) == name.count else { return false }
            guard let wanted = name.baseAddress else { return true }
            return memcmp(base + Int(token.start), wanted, name.count) == 0
        case .escaped: return JSONText.unescaped(text(token)).elementsEqual(name)
        default: return false
        }
    }

    /// The names of an object's members, each once, in the order in which they stand.
    func names(of object: Int) -> [String] {
        var names: [String] = []
        var key = object + 1
        while key < self[object].next {
            if self[key].kind != .repeated { names.append(name(self[key])) }
            key = self[key + 1].next
        }
        return names
    }

    @inline(__always)
    func name(_ token: JSONToken) -> String {
        token.kind == .string
            ? String(decoding: text(token), as: UTF8.self)
            : String(decoding: JSONText.unescaped(text(token)), as: UTF8.self)
    }

    // MARK: Coding paths

    /// The coding path of a value, found by walking down to it: it is only asked for when something is wrong.
    func path(to value: Int) -> [any CodingKey] {
        var keys: [any CodingKey] = root
        var at = 0
        while at < value {
            let isObject = self[at].kind == .object
            var part = at + 1
            var index = 0
            while self[isObject ? part + 1 : part].next <= value {
                part = self[isObject ? part + 1 : part].next
                index += 1
            }
            keys.append(isObject ? JSONPathKey(stringValue: name(self[part])) : JSONPathKey(index: index))
            at = isObject ? part + 1 : part
        }
        return keys
    }

    /// The exact text of a value.
    func raw(at value: Int) -> RawJSON {
        let token = self[value]
        let isString = token.kind == .string || token.kind == .escaped
        let range = isString ? token.range.lowerBound - 1..<token.range.upperBound + 1 : token.range
        let text = UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
        return RawJSON(validBytes: Array(text), depth: depth(of: value))
    }

    private func depth(of value: Int) -> Int {
        var deepest = 0
        var ends: [Int] = []
        for index in value..<self[value].next {
            while let end = ends.last, end <= index { ends.removeLast() }
            guard self[index].kind == .array || self[index].kind == .object else { continue }
            ends.append(self[index].next)
            deepest = max(deepest, ends.count)
        }
        return deepest
    }
}
