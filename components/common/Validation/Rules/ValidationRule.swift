/// One demand on a value, such as that it is positive. A ``Field`` lists them.
///
/// The framework's own are found behind a leading dot:
/// - of text and collections `notEmpty`, `length`, `utf8Length` and `pattern`;
/// - of numbers `positive`, `nonNegative`, `finite` and `range`, which all refuse NaN and infinities;
/// - of anything that can be compared `oneOf`;
/// - of what is nested `valid`, `each` and `present`;
/// - and of other rules `allOf`, `anyOf` and `not`.
///
/// A rule of your own is a name, a message and a predicate. Put it behind the same dot by an extension:
///
/// ```swift
/// extension ValidationRule where Value == Int {
///     static var even: Self { Self("even", "must be even") { $0.isMultiple(of: 2) } }
/// }
/// ```
public struct ValidationRule<Value>: Sendable {
    private let check: @Sendable (Value) -> [ValidationError.Failure]

    /// Makes a rule.
    ///
    /// - Parameters:
    ///   - name: what programs know the rule by, such as `even`.
    ///   - message: what is asked for, such as `must be even`. It is shown behind the field's name.
    ///   - isKept: whether a value keeps the rule.
    public init(_ name: String, _ message: String, _ isKept: @escaping @Sendable (Value) -> Bool) {
        check = { value in
            isKept(value) ? [] : [ValidationError.Failure(field: "", rule: name, message: message)]
        }
    }

    init(check: @escaping @Sendable (Value) -> [ValidationError.Failure]) {
        self.check = check
    }

    /// The failures of a value; their fields are paths within it, empty where they are about the value itself.
    public func failures(in value: Value) -> [ValidationError.Failure] {
        check(value)
    }
}
