/// A media type such as `application/json; charset=utf-8`, in the form that RFC 2046 gives it.
struct MediaType {
    /// Whether content of this type is JSON.
    let isJSON: Bool

    /// Whether content of this type is text that a person can read, and not JSON.
    let isText: Bool

    /// `nil` where the text isn't one.
    init?(_ text: String) {
        var scanner = MediaTypeScanner(text)
        guard let type = scanner.token(), scanner.take("/"), let subtype = scanner.token(), scanner.parameters() else {
            return nil
        }
        let name = subtype.lowercased()
        isJSON = name == "json" || name.hasSuffix("+json")
        isText = type.lowercased() == "text" && !isJSON
    }

    /// Whether content of the type called `text` is JSON. Content of no type is.
    static func isJSON(_ text: String?) -> Bool {
        guard let text, text != "application/json" else { return true }
        return MediaType(text)?.isJSON ?? false
    }

    /// Whether the text is a media type.
    static func isValid(_ text: String) -> Bool {
        text == "application/json" || MediaType(text) != nil
    }
}
