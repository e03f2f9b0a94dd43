import OrchestrixCommon
import OrchestrixMessaging
import Testing

/// The text of something that isn't a CloudEvent, and what is to be said about it.
struct RefusedText: CustomTestStringConvertible {
    let text: String
    let code: ErrorCode
    let attribute: String?

    var testDescription: String { text }

    /// An event with the required attributes, and `members`.
    static func with(_ members: String, _ code: ErrorCode, _ attribute: String?) -> RefusedText {
        let text = #"{"specversion":"1.0","id":"1","source":"s","type":"t","# + members + "}"
        return RefusedText(text: text, code: code, attribute: attribute)
    }

    /// An event whose required attributes stand in `members` alone.
    static func alone(_ members: String, _ code: ErrorCode, _ attribute: String?) -> RefusedText {
        RefusedText(text: "{" + members + "}", code: code, attribute: attribute)
    }
}
