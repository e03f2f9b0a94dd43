/// A store that doesn't do what the contract says, in one case.
public struct ContractViolation: Error, Sendable, Hashable {
    /// The sentence that doesn't hold.
    public let testCase: String

    /// What was looked at.
    public let subject: String

    /// What the contract expects of it.
    public let expected: String

    /// What came.
    public let actual: String

    init(case testCase: String, _ finding: Finding) {
        self.testCase = testCase
        subject = finding.subject
        expected = finding.expected
        actual = finding.actual
    }
}

extension ContractViolation: CustomStringConvertible {
    /// The case, what was expected, and what came.
    public var description: String {
        "“\(testCase)” doesn't hold: \(subject): expected \(expected), got \(actual)"
    }
}
