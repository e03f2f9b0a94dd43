import Testing

/// Runs each test of a suite once for each engine that there is. What fails says over which.
struct OverEachEngine: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func scopeProvider(for test: Test, testCase: Test.Case?) -> OverEachEngine? {
        testCase == nil ? nil : self
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        for engine in Engine.available {
            let naming = IssueHandlingTrait.compactMapIssues { issue in
                var issue = issue
                issue.comments.append("over \(engine.rawValue)")
                return issue
            }
            try await naming.provideScope(for: test, testCase: testCase) {
                try await Engine.$current.withValue(engine) { try await function() }
            }
        }
    }
}

extension Trait where Self == OverEachEngine {
    static var overEachEngine: OverEachEngine { OverEachEngine() }
}
