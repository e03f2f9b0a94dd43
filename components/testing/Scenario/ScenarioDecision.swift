public import OrchestrixEventSourcing

/// What an aggregate has decided in a ``Scenario``: to be held against what was expected.
public struct ScenarioDecision<Aggregate: AggregateRoot>: Sendable {
    let scenario: Scenario<Aggregate>

    /// The events that were decided, or what was thrown.
    public let result: Result<[Aggregate.Event], any Error>

    /// Expects exactly these events, in this order.
    ///
    /// - Returns: the story so far, for the next decision.
    /// - Throws: ``ScenarioFailure`` with the difference.
    @discardableResult
    public func then(
        _ expected: Aggregate.Event..., file: String = #fileID, line: Int = #line
    ) throws -> Scenario<Aggregate> {
        try then(expected, file: file, line: line)
    }

    /// Expects exactly these events, in this order.
    ///
    /// - Returns: the story so far, for the next decision.
    /// - Throws: ``ScenarioFailure`` with the difference.
    @discardableResult
    public func then(
        _ expected: [Aggregate.Event], file: String = #fileID, line: Int = #line
    ) throws -> Scenario<Aggregate> {
        guard case .success(let decided) = result, decided == expected else {
            throw failure(expected: EventDiff.lines(of: expected), difference: difference(expected), file, line)
        }
        return Scenario(given: scenario.history + decided)
    }

    /// Expects that the decision was taken and has no events: nothing is to happen.
    ///
    /// - Throws: ``ScenarioFailure`` with what was decided instead.
    @discardableResult
    public func thenNothing(file: String = #fileID, line: Int = #line) throws -> Scenario<Aggregate> {
        try then([], file: file, line: line)
    }

    /// Expects a refusal for exactly this reason.
    ///
    /// - Throws: ``ScenarioFailure`` with what came instead.
    public func thenRejects(
        _ expected: Aggregate.Rejection, file: String = #fileID, line: Int = #line
    ) throws where Aggregate.Rejection: Equatable {
        try reject("\(expected)", file, line) { $0 == expected }
    }

    /// Expects a refusal whose reason is as `isExpected` says: for reasons that can't be compared.
    ///
    /// - Throws: ``ScenarioFailure`` with what came instead.
    public func thenRejects(
        where isExpected: (Aggregate.Rejection) -> Bool, file: String = #fileID, line: Int = #line
    ) throws {
        try reject("\(Aggregate.Rejection.self) as described", file, line, isExpected)
    }

    /// Expects something of the aggregate as it is after the decision.
    ///
    /// - Throws: ``ScenarioFailure`` where it isn't so, or nothing was decided.
    @discardableResult
    public func thenState(
        _ isExpected: (Aggregate) -> Bool, file: String = #fileID, line: Int = #line
    ) throws -> Scenario<Aggregate> {
        guard case .success(let decided) = result else {
            throw failure(expected: ["a decision"], difference: told, file, line)
        }
        let after = Scenario<Aggregate>(given: scenario.history + decided)
        guard isExpected(after.state) else {
            throw failure(expected: ["a state as described"], difference: ["\(after.state)"], file, line)
        }
        return after
    }
}

extension ScenarioDecision {
    private func reject(
        _ expected: String, _ file: String, _ line: Int, _ isExpected: (Aggregate.Rejection) -> Bool
    ) throws {
        if case .failure(let error as Aggregate.Rejection) = result, isExpected(error) { return }
        throw failure(expected: ["rejects: \(expected)"], difference: ["- rejects: \(expected)"] + told, file, line)
    }

    private func difference(_ expected: [Aggregate.Event]) -> [String] {
        switch result {
        case .success(let decided): EventDiff.lines(from: expected, to: decided)
        case .failure: expected.map { "- \($0)" } + told
        }
    }

    /// What came, as lines that weren't expected.
    private var told: [String] {
        switch result {
        case .success(let decided) where decided.isEmpty: ["+ nothing"]
        case .success(let decided): decided.map { "+ \($0)" }
        case .failure(let error as Aggregate.Rejection): ["+ rejects: \(error)"]
        case .failure(let error): ["+ throws \(type(of: error)): \(error)"]
        }
    }

    private func failure(
        expected: [String], difference: [String], _ file: String, _ line: Int
    ) -> ScenarioFailure {
        ScenarioFailure(
            aggregate: "\(Aggregate.self)", history: scenario.history.map { "\($0)" }, expected: expected,
            difference: difference, file: file, line: line)
    }
}
