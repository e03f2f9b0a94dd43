/// The names of Swift types as people write them.
enum TypeName {
    /// `Orders.Placed` for `Shop.Orders.Placed`, `Page<Order>` for `Shop.Page<Shop.Order>`.
    static func text(of type: Any.Type) -> String {
        var text = ""
        var path = ""
        for character in String(reflecting: type) + " " {
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
}
