/// A value or a key of a document that is read, in the order of the text.
///
/// A container's token is followed by those of all that stands in it; in an object each key is followed by its value.
struct JSONToken: BitwiseCopyable {
    enum Kind: UInt8 {
        case null, `false`, `true`
        /// A number without a fraction and without an exponent.
        case integer
        case number
        case string
        /// A string with escapes.
        case escaped
        case array, object
        /// A key that has stood in its object before.
        case repeated
    }

    /// Where the text begins; for a string, after its quote.
    var start: UInt32
    /// Past the last byte; for a string, at its quote.
    var end: UInt32 = 0
    /// The token after this one and all that stands in it, and in the lower four bits the kind.
    /// While a container is being scanned, it is the container around it plus one.
    private var link: UInt32
    /// The number of an array's elements; of an object, the key to look at first.
    var extra: UInt32 = 0

    @inline(__always)
    init(_ kind: Kind, start: Int, end: Int = 0, next: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        link = UInt32(truncatingIfNeeded: next) << 4 | UInt32(kind.rawValue)
    }

    var kind: Kind {
        @inline(__always) get { unsafeBitCast(UInt8(truncatingIfNeeded: link & 0xF), to: Kind.self) }
        set { link = link & ~0xF | UInt32(newValue.rawValue) }
    }

    var next: Int {
        @inline(__always) get { Int(link >> 4) }
        @inline(__always) set { link = UInt32(truncatingIfNeeded: newValue) << 4 | link & 0xF }
    }

    var range: Range<Int> {
        @inline(__always) get { Int(start)..<Int(end) }
    }
}
