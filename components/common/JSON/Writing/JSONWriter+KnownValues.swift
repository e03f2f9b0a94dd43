#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension JSONWriter {
    /// Writes a value that has a form of its own in the document, or one that is common enough for a short way.
    /// - Returns: false if it is neither; nothing has been written then.
    @inline(__always)
    func known<Value: Encodable>(_ value: Value) throws -> Bool {
        if Value.self == String.self {
            out.append(quoted: unsafeBitCast(value, to: String.self))
        } else if Value.self == Date.self {
            try out.append(unsafeBitCast(value, to: Date.self))
        } else if Value.self == Decimal.self {
            try out.append(unsafeBitCast(value, to: Decimal.self))
        } else if Value.self == UUID.self {
            out.append(unsafeBitCast(value, to: UUID.self))
        } else if Value.self == Data.self {
            out.append(unsafeBitCast(value, to: Data.self))
        } else if Value.self == URL.self {
            out.append(quoted: unsafeBitCast(value, to: URL.self).absoluteString)
        } else if Value.self == RawJSON.self {
            try append(unsafeBitCast(value, to: RawJSON.self))
        } else if Value.self == Int.self {
            out.append(integer: unsafeBitCast(value, to: Int.self))
        } else {
            return false
        }
        return true
    }

    private func append(_ raw: RawJSON) throws {
        guard (top >= 0 ? frames[top].depth : 0) + raw.depth <= maximumDepth else { throw tooDeep }
        raw.bytes.withUnsafeBufferPointer { out.append($0) }
    }
}
