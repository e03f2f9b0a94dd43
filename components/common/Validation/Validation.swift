/// What makes a `Root` valid: its fields with their rules, and what must hold between them.
///
/// ```swift
/// let validation = Validation<Booking> {
///     Field("guest", \.guest, .notEmpty, .length(...100))
///     Field("nights", \.nights, .range(1...30))
///     Field("rooms", \.rooms, .notEmpty, .each(.valid))
///     Invariant("dates", "the departure must be after the arrival") { $0.arrival < $0.departure }
/// }
/// ```
///
/// All rules are checked, whatever the others say, and the failures are told together.
public struct Validation<Root>: Sendable {
    private let check: @Sendable (Root) -> [ValidationError.Failure]

    /// Makes a validation of the fields and invariants that are listed, in this order. An empty one accepts every value.
    public init(@ValidationBuilder<Root> _ parts: () -> Validation) {
        self = parts()
    }

    init(check: @escaping @Sendable (Root) -> [ValidationError.Failure]) {
        self.check = check
    }

    init(all parts: [Validation]) {
        check = { root in parts.flatMap { $0.failures(in: root) } }
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
