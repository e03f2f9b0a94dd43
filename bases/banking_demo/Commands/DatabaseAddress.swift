import Foundation

/// A PostgreSQL database, and the schema in it that holds the books.
///
/// It may hold a password, so nothing prints it.
struct DatabaseAddress: Hashable {
    /// What the engine connects by.
    let connection: String
    /// `nil`: the schema that the engine takes unless told otherwise.
    let schema: String?

    /// Whether `text` begins as such an address does.
    static func isMeant(by text: String) -> Bool {
        ["postgres://", "postgresql://"].contains { text.hasPrefix($0) }
    }

    /// Reads an address as libpq takes it. The item `schema` of its query is ours, and libpq never sees it.
    ///
    /// - Throws: ``Failure``, which doesn't quote the text.
    init(_ text: String) throws(Failure) {
        guard let mark = Self.queryMark(in: text) else {
            (connection, schema) = (text, nil)
            return
        }
        let items = text[mark...].dropFirst().split(separator: "&", omittingEmptySubsequences: false)
        let (ours, others) = (items.filter { $0.hasPrefix(Self.item) }, items.filter { !$0.hasPrefix(Self.item) })
        guard ours.count < 2 else { throw Failure("the store's address names more than one schema") }
        schema = try ours.first.map { item throws(Failure) in try Self.schema(in: item) }
        connection = text[..<mark] + (others.isEmpty ? "" : "?" + others.joined(separator: "&"))
    }

    private static let item = "schema="

    private static func schema(in item: Substring) throws(Failure) -> String {
        guard let name = item.dropFirst(Self.item.count).removingPercentEncoding, !name.isEmpty else {
            throw Failure("the store's address has no name behind \(Self.item)")
        }
        return name
    }

    /// Where the query begins. As libpq reads it, a question mark in front of the user's `@` belongs to the password.
    private static func queryMark(in text: String) -> String.Index? {
        guard let scheme = text.range(of: "://") else { return nil }
        let rest = text[scheme.upperBound...]
        let end = rest.firstIndex { $0 == "@" || $0 == "/" }
        let host = end.map { rest[$0] == "@" ? rest[$0...] : rest } ?? rest
        return host.firstIndex(of: "?")
    }
}
