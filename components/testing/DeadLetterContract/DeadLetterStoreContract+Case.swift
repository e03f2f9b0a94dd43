public import OrchestrixMessaging

extension DeadLetterStoreContract {
    /// One sentence that must hold of a store, and the trial that shows whether it does.
    public struct Case: Sendable, CustomStringConvertible {
        typealias Reopen = @Sendable (any DeadLetterStore) async throws -> any DeadLetterStore

        /// The sentence.
        public let name: String

        private let body: @Sendable (any DeadLetterStore, Reopen?) async throws -> Void

        init(_ name: String, _ body: @escaping @Sendable (any DeadLetterStore) async throws -> Void) {
            self.name = name
            self.body = { store, _ in try await body(store) }
        }

        init(
            reopening name: String,
            _ body: @escaping @Sendable (any DeadLetterStore, @escaping Reopen) async throws -> Void
        ) {
            self.name = name
            self.body = { store, reopen in
                try await body(store, found("a way to reopen the store, which this case needs", reopen))
            }
        }

        /// The sentence.
        public var description: String { name }

        /// Puts a store to this test.
        ///
        /// - Parameters:
        ///   - make: makes a store without letters; called once.
        ///   - reopen: closes a store and opens the same data anew.
        ///     ``DeadLetterStoreContract/restartCases`` need it.
        /// - Throws: ``ContractViolation``, and nothing else unless the task is cancelled.
        public func run(
            make: @Sendable () async throws -> any DeadLetterStore,
            reopen: (@Sendable (any DeadLetterStore) async throws -> any DeadLetterStore)? = nil
        ) async throws {
            do {
                try await body(make(), reopen)
            } catch let finding as Finding {
                throw ContractViolation(case: name, finding)
            } catch {
                try Task.checkCancellation()
                throw ContractViolation(case: name, Finding("the case", expected: "no error", actual: told(error)))
            }
        }
    }
}
