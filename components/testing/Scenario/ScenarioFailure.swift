/// An aggregate decided otherwise than a ``Scenario`` expected.
///
/// Its description is what a person reads in a test's log: what was given, and the difference line by line. It shows
/// events whole; it is made for tests.
public struct ScenarioFailure: Error, Sendable, Hashable {
    /// The aggregate's type.
    public let aggregate: String

    /// What was given, one event a line.
    public let history: [String]

    /// What was expected, one event a line, or the reason of a refusal.
    public let expected: [String]

    /// The difference: `- ` before what didn't come, `+ ` before what wasn't expected, two blanks before what agrees.
    public let difference: [String]

    /// The file in which the expectation stands.
    public let file: String

    /// Its line.
    public let line: Int
}

extension ScenarioFailure: CustomStringConvertible {
    public var description: String {
        let given = history.isEmpty ? ["  nothing"] : history.map { "  \($0)" }
        let lines =
            ["\(aggregate) decided otherwise than expected at \(file):\(line)", "given"] + given
            + ["then (- expected, + decided)"] + difference.map { "  \($0)" }
        return lines.joined(separator: "\n")
    }
}
