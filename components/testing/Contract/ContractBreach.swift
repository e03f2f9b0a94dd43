/// All that a run of the whole contract found.
public struct ContractBreach: Error, Sendable, Hashable {
    /// The violations, at least one, in the order of the cases.
    public let violations: [ContractViolation]
}

extension ContractBreach: CustomStringConvertible {
    /// The violations, a line each.
    public var description: String {
        let lines = violations.map { "\n- \($0)" }.joined()
        return "the contract is broken in \(violations.count) of its cases:\(lines)"
    }
}
