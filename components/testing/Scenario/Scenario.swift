public import OrchestrixEventSourcing

/// What an aggregate decides, told as given, when and then.
///
/// ```swift
/// try Scenario(Account.self, given: .opened(owner: "Ada"), .deposited(amount: 500))
///     .when { try $0.withdraw(200) }
///     .then(.withdrawn(amount: 200))
/// ```
///
/// Nothing is stored: the events that are given are applied to an empty aggregate, and the decision is held against
/// what was expected. What doesn't agree is thrown as a ``ScenarioFailure``, which any test framework shows.
public struct Scenario<Aggregate: AggregateRoot>: Sendable {
    /// What has happened before the decision.
    public let history: [Aggregate.Event]

    /// An aggregate to which `history` has happened; without one, an aggregate that nothing happened to.
    public init(_ type: Aggregate.Type = Aggregate.self, given history: Aggregate.Event...) {
        self.init(type, given: history)
    }

    /// An aggregate to which `history` has happened.
    public init(_ type: Aggregate.Type = Aggregate.self, given history: [Aggregate.Event]) {
        self.history = history
    }

    /// The aggregate before the decision.
    public var state: Aggregate {
        history.reduce(into: Aggregate()) { $0.apply($1) }
    }

    /// Lets the aggregate decide. Nothing is judged yet: what is returned is asked by its `then…` methods.
    public func when(_ decide: (Aggregate) throws -> [Aggregate.Event]) -> ScenarioDecision<Aggregate> {
        ScenarioDecision(scenario: self, result: Result { try decide(state) })
    }

    /// Lets the aggregate decide, and expects exactly these events, in this order.
    ///
    /// - Throws: ``ScenarioFailure`` with the difference.
    public func when(
        _ decide: (Aggregate) throws -> [Aggregate.Event], then expected: () throws -> [Aggregate.Event],
        file: String = #fileID, line: Int = #line
    ) throws {
        try when(decide).then(expected(), file: file, line: line)
    }

    /// Lets the aggregate decide, and expects that it refuses, for exactly this reason.
    ///
    /// - Throws: ``ScenarioFailure`` with what came instead.
    public func when(
        _ decide: (Aggregate) throws -> [Aggregate.Event], thenRejects expected: () throws -> Aggregate.Rejection,
        file: String = #fileID, line: Int = #line
    ) throws where Aggregate.Rejection: Equatable {
        try when(decide).thenRejects(expected(), file: file, line: line)
    }
}
