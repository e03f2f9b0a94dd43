/// A refusal at the door.
func refusal(_ message: String) -> EventStoreError {
    EventStoreError(.invalidRequest, message)
}

/// Refuses a name that is empty, over the limit, or holds a control character. `what` is what it names.
func checkName(_ name: String, _ what: @autoclosure () -> String, limit: Int) throws {
    guard !name.isEmpty else { throw refusal("the \(what()) is empty") }
    guard name.utf8.count <= limit else {
        throw refusal("a \(what()) of \(name.utf8.count) bytes is over the limit of \(limit)")
    }
    guard !name.holdsControlCharacter else { throw refusal("the \(what()) holds a control character") }
}

extension String {
    /// Whether it holds NUL or another of the ASCII control characters, which no attribute may.
    var holdsControlCharacter: Bool {
        utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }
}
