/// A string that is equal to another when its UTF-8 bytes are, as ids are in every engine.
///
/// Swift's own comparison is canonical: it holds "é" for the same whether written as one scalar or as two.
public struct ByteString: Sendable, Hashable {
    private let text: String

    /// `text`, to be compared by its bytes.
    public init(_ text: String) {
        self.text = text
    }

    public static func == (lhs: ByteString, rhs: ByteString) -> Bool {
        lhs.text.hasSameBytes(as: rhs.text)
    }

    public func hash(into hasher: inout Hasher) {
        text.hashBytes(into: &hasher)
    }
}

extension String {
    /// Whether two strings have the same UTF-8 bytes. Swift's own comparison is canonical.
    @inlinable
    public func hasSameBytes(as other: String) -> Bool {
        isIdentical(to: other) || hasSameContent(as: other)
    }

    /// Whether both are the very same string, which is seen without looking at the bytes. If not, they may still have
    /// the same ones.
    @inlinable
    func isIdentical(to other: String) -> Bool {
        #if _pointerBitWidth(_64)
        unsafeBitCast(self, to: (UInt64, UInt64).self) == unsafeBitCast(other, to: (UInt64, UInt64).self)
        #else
        false
        #endif
    }

    @usableFromInline
    func hasSameContent(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in Self.areSame(mine, theirs) }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Compares eight bytes at a time.
    private static func areSame(_ mine: UnsafeBufferPointer<UInt8>, _ theirs: UnsafeBufferPointer<UInt8>) -> Bool {
        let mine = UnsafeRawBufferPointer(mine)
        let theirs = UnsafeRawBufferPointer(theirs)
        guard mine.baseAddress != theirs.baseAddress else { return true }
        var offset = 0
        while offset + 8 <= mine.count {
            guard
                mine.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                    == theirs.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            else { return false }
            offset += 8
        }
        while offset < mine.count {
            guard mine[offset] == theirs[offset] else { return false }
            offset += 1
        }
        return true
    }

    /// Feeds the UTF-8 bytes, and an end that no text holds.
    public func hashBytes(into hasher: inout Hasher) {
        let isDone: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        if isDone == nil {
            var text = self
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
        hasher.combine(0xFF as UInt8)
    }
}
