/// What must hold of a value as a whole, such as the order of two dates.
public struct Invariant<Root>: Sendable {
    let validation: Validation<Root>

    /// Demands that `holds` is true.
    ///
    /// - Parameters:
    ///   - rule: the name of the rule, for programs.
    ///   - message: what is asked for, as a clause such as `the end must not be before the start`.
    ///   - holds: whether a value keeps the rule. NaN compares as false, so ask for what must be true, not for its opposite.
    public init(_ rule: String, _ message: String, _ holds: @escaping @Sendable (Root) -> Bool) {
        validation = Validation { root in
            holds(root) ? [] : [ValidationError.Failure(field: "", rule: rule, message: message)]
        }
    }
}
