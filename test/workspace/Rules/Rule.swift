/// A rule of the workspace: a pure function from what was read to what is wrong.
public struct Rule: Sendable {
    /// What the rule demands, as a sentence.
    public let demand: String
    /// Finds every violation.
    public let violations: @Sendable (_ workspace: Workspace) -> [Violation]

    /// Every rule there is.
    public static let all: [Rule] = [
        .standAloneComponents, .declaredImports, .floors, .strictSettings, .knownFeatures,
        .listedBricks, .brickTargets, .compiledSources, .deployables, .umbrellas, .documentedBricks, .testedBricks,
        .outsiders, .traitedLibraries,
    ]
}

extension Rule: Hashable, CustomStringConvertible {
    public var description: String { demand }

    public static func == (one: Rule, other: Rule) -> Bool { one.demand == other.demand }

    public func hash(into hasher: inout Hasher) { hasher.combine(demand) }
}
