/// All the rules that a value breaks. It names fields and rules and never shows the refused values.
public struct ValidationError: OrchestrixError, Hashable {
    /// One broken rule.
    public struct Failure: Hashable, Sendable {
        /// The path of the field, such as `address.city` or `items[2].quantity`; empty if the rule is about the value as a whole.
        public var field: String

        /// The name of the rule, such as `notEmpty`, for programs.
        public var rule: String

        /// What is asked for, such as `must not be empty`, for people.
        public var message: String

        /// Makes a failure. Keep the refused value out of the message.
        public init(field: String, rule: String, message: String) {
            self.field = field
            self.rule = rule
            self.message = message
        }
    }

    /// The type that was checked, such as `CreateOrder`.
    public let type: String

    /// The broken rules, at least one, in the order in which they were declared.
    public let failures: [Failure]

    /// Makes an error about a value of the named type.
    public init(type: String, failures: [Failure]) {
        self.type = type
        self.failures = failures
    }

    /// `validation.failed`.
    public var code: ErrorCode { "validation.failed" }

    /// Such as `CreateOrder is invalid: orderID must not be empty; quantity must be positive`.
    public var message: String {
        let reasons = failures.map { $0.field.isEmpty ? $0.message : "\($0.field) \($0.message)" }
        return "\(type) is invalid: \(reasons.joined(separator: "; "))"
    }
}
