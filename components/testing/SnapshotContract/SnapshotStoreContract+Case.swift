public import OrchestrixEventSourcing

extension SnapshotStoreContract {
    /// One sentence that must hold of a snapshot store, and the trial that shows whether it does.
    public struct Case: Sendable, CustomStringConvertible {
        /// The sentence.
        public let name: String

        private let body: @Sendable (SnapshotTrial) async throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (SnapshotTrial) async throws -> Void) {
            self.name = name
            self.body = body
        }

        /// The sentence.
        public var description: String { name }

        /// Puts a store to this test.
        ///
        /// - Parameters:
        ///   - limits: the limits that the store was made with.
        ///   - timeLimit: how long the case may take, apart from what it waits for other tasks on the same threads.
        ///   - make: makes a store without snapshots; called once. ``SnapshotStoreContract/eventCases`` need one that is
        ///     an event store, too.
        ///   - reopen: closes a store and opens the same data anew. ``SnapshotStoreContract/restartCases`` need it.
        ///   - close: closes a store; called at the end. ``SnapshotStoreContract/closingCases`` need it.
        /// - Throws: ``ContractViolation``, and nothing else unless the task is cancelled.
        public func run<Store: SnapshotStore>(
            limits: StoreLimits = .standard,
            timeLimit: Duration = .seconds(120),
            make: @escaping @Sendable () async throws -> Store,
            reopen: (@Sendable (Store) async throws -> Store)? = nil,
            close: (@Sendable (Store) async throws -> Void)? = nil
        ) async throws {
            try await run(
                SnapshotSubject(limits: limits, timeLimit: timeLimit, make: make, reopen: reopen, close: close))
        }

        func run(_ subject: SnapshotSubject) async throws {
            do {
                try await withTimeLimit(subject.timeLimit) { try await attempt(subject) }
            } catch let finding as Finding {
                throw ContractViolation(case: name, finding)
            } catch {
                try Task.checkCancellation()
                throw ContractViolation(case: name, Finding("the case", expected: "no error", actual: told(error)))
            }
        }

        private func attempt(_ subject: SnapshotSubject) async throws {
            let trial = try await SnapshotTrial(subject)
            do {
                try await body(trial)
            } catch {
                try? await trial.end()
                throw error
            }
            try await trial.end()
        }
    }
}
