/// What makes a `Root` valid.
public struct Validation<Root>: Sendable {
    private let check: @Sendable (Root) -> [ValidationError.Failure]

    init(_ check: @escaping @Sendable (Root) -> [ValidationError.Failure]) {
        self.check = check
    }

    /// Every broken rule, in the order of declaration; empty for a valid value.
    public func failures(in value: Root) -> [ValidationError.Failure] {
        check(value)
    }

    /// Checks every rule.
    ///
    /// - Throws: a ``ValidationError`` that lists all failures at once.
    public func validate(_ value: Root) throws(ValidationError) {
        let failures = failures(in: value)
        guard failures.isEmpty else { throw ValidationError(type: String(describing: Root.self), failures: failures) }
    }
}
