extension ValidationRule {
    /// All of these rules; every one that is broken is told. Gives a name to what belongs together.
    public static func allOf(_ rules: Self...) -> Self {
        Self { value in rules.flatMap { $0.failures(in: value) } }
    }

    /// At least one of these rules. If all are broken, one failure `anyOf` says what each asks for.
    public static func anyOf(_ first: Self, _ others: Self...) -> Self {
        let rules = [first] + others
        return Self { value in
            var messages: [String] = []
            for rule in rules {
                let failures = rule.failures(in: value)
                if failures.isEmpty { return [] }
                messages.append(failures.map(\.message).joined(separator: " and "))
            }
            return [
                ValidationError.Failure(field: "", rule: "anyOf", message: messages.joined(separator: ", or "))
            ]
        }
    }

    /// Not this rule. What is no finite number breaks it too, for it breaks numeric rules without being their opposite.
    ///
    /// - Parameters:
    ///   - rule: what a valid value breaks.
    ///   - message: what is asked for, such as `must not be a reserved name`.
    public static func not(_ rule: Self, _ message: String) -> Self {
        Self { value in
            guard !mayBeInfinite || isFinite(value) else {
                return [ValidationError.Failure(field: "", rule: "not", message: notFinite)]
            }
            guard rule.failures(in: value).isEmpty else { return [] }
            return [ValidationError.Failure(field: "", rule: "not", message: message)]
        }
    }
}
