import Synchronization

/// The names of Swift types as people write them.
enum TypeName {
    /// The names that were asked for already: finding one takes microseconds, and every message asks.
    private static let known = Mutex<[ObjectIdentifier: String]>([:])

    /// `Orders.Placed` for `Shop.Orders.Placed`, `Page<Order>` for `Shop.Page<Shop.Order>`.
    static func text(of type: Any.Type) -> String {
        if let name = known.withLock({ $0[ObjectIdentifier(type)] }) { return name }
        let name = find(type)
        known.withLock { $0[ObjectIdentifier(type)] = name }
        return name
    }

    private static func find(_ type: Any.Type) -> String {
        var text = ""
        var path = ""
        for character in withoutAddresses(String(reflecting: type)) + " " {
            if character.isLetter || character.isNumber || character == "_" || character == "." || character == "$" {
                path.append(character)
            } else {
                text += withoutModule(path)
                path = ""
                text.append(character)
            }
        }
        text.removeLast()
        return text
    }

    private static func withoutModule(_ path: String) -> String {
        guard let dot = path.firstIndex(of: ".") else { return path }
        return String(path[path.index(after: dot)...])
    }

    /// Swift tells where a private or a local type stands by an address, which is another one in each run:
    /// `Shop.(unknown context at $10a3f4).Order`.
    private static func withoutAddresses(_ name: String) -> String {
        var parts = name.split(separator: "(unknown context at $", omittingEmptySubsequences: false)
        let first = String(parts.removeFirst())
        return parts.reduce(first) { text, part in
            var rest = part.drop { $0 != ")" }.dropFirst()
            if text.hasSuffix("."), rest.hasPrefix(".") { rest.removeFirst() }
            return text + rest
        }
    }
}
