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
        var text = text
        text.withUTF8 { bytes in
            hasher.combine(bytes.count)
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        }
    }
}

extension String {
    /// Whether two strings have the same UTF-8 bytes.
    func hasSameBytes(as other: String) -> Bool {
        let isSame = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs in
                mine.count == theirs.count && mine.elementsEqual(theirs)
            }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
