/// What a handler is called in errors where nobody has named it: the place of its registration.
enum HandlerName {
    static func text(_ name: String?, _ fileID: StaticString, _ line: UInt) -> String {
        name ?? "\(fileID):\(line)"
    }
}
