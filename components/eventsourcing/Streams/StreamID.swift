/// The name of one stream: the category of its aggregate and the aggregate's own id.
///
/// The two parts are stored in columns of their own; ``description`` joins them as `account-X`.
/// Ids are equal when their UTF-8 bytes are: Swift compares strings by canonical equivalence, but
/// databases compare bytes, and a stream must be the same one on every engine.
public struct StreamID: Sendable {
    /// The kind of aggregate, for example `account`. It holds no hyphen, so that the text form can be taken apart.
    public let category: String

    /// The aggregate's id within its category, for example `ACC-001`.
    public let id: String

    /// Names a stream. Whether the parts are fit to be stored is checked by the store, at the door.
    @inlinable
    public init(category: String, id: String) {
        self.category = category
        self.id = id
    }
}

extension StreamID {
    /// Takes the text form `category-id` apart at its first hyphen; `nil` where one of the parts is missing.
    public init?(_ text: String) {
        guard let hyphen = text.utf8.firstIndex(of: UInt8(ascii: "-")) else { return nil }
        self.init(category: String(text[..<hyphen]), id: String(text[text.utf8.index(after: hyphen)...]))
        guard !category.isEmpty, !id.isEmpty else { return nil }
    }
}

extension StreamID: Hashable {
    public static func == (lhs: StreamID, rhs: StreamID) -> Bool {
        lhs.id.hasSameBytes(as: rhs.id) && lhs.category.hasSameBytes(as: rhs.category)
    }

    public func hash(into hasher: inout Hasher) {
        category.hashBytes(into: &hasher)
        id.hashBytes(into: &hasher)
    }
}

extension StreamID: Comparable {
    /// By category, then by id, each by its bytes: the order in which engines list streams.
    public static func < (lhs: StreamID, rhs: StreamID) -> Bool {
        lhs.category.hasSameBytes(as: rhs.category)
            ? lhs.id.utf8.lexicographicallyPrecedes(rhs.id.utf8)
            : lhs.category.utf8.lexicographicallyPrecedes(rhs.category.utf8)
    }
}

extension StreamID: CustomStringConvertible {
    /// The text form, `category-id`.
    public var description: String { "\(category)-\(id)" }
}
