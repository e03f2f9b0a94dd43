import OrchestrixMessaging

/// A refusal at the door.
func refusal(_ message: String) -> EventStoreError {
    EventStoreError(.invalidRequest, message)
}

/// Refuses a name that is empty, over the limit, or holds what no attribute may: control characters and noncharacters. `what` is what it names.
func checkName(_ name: String, _ what: @autoclosure () -> String, limit: Int) throws {
    guard !AttributeRules.isPlain(name, limit: limit) else { return }
    guard !name.isEmpty else { throw refusal("the \(what()) is empty") }
    guard name.utf8.count <= limit else {
        throw refusal("a \(what()) of \(name.utf8.count) bytes is over the limit of \(limit)")
    }
    guard AttributeRules.allows(name) else {
        throw refusal("the \(what()) holds a control character or a noncharacter")
    }
}
