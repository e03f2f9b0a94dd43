public import OrchestrixMessaging

/// What every store of dead letters must do, as a suite of cases that any engine can be put through.
///
/// ```swift
/// @Test("the engine keeps the dead letter store contract", arguments: DeadLetterStoreContract.cases)
/// func contract(_ testCase: DeadLetterStoreContract.Case) async throws {
///     try await testCase.run { try await MyDeadLetterStore(path: freshPath()) }
/// }
/// ```
///
/// In XCTest, or wherever errors are caught, all of them at once:
///
/// ```swift
/// try await DeadLetterStoreContract { try await MyDeadLetterStore(path: freshPath()) }.run()
/// ```
///
/// Each case asks for one store of its own, which must be empty.
public struct DeadLetterStoreContract: Sendable {
    private let make: @Sendable () async throws -> any DeadLetterStore
    private let reopen: (@Sendable (any DeadLetterStore) async throws -> any DeadLetterStore)?

    /// A suite for the stores that `make` makes.
    ///
    /// - Parameters:
    ///   - make: makes a store without letters; called once per case.
    ///   - reopen: closes a store and opens the same data anew, as a restarted process would. With it the
    ///     ``restartCases`` run as well.
    public init(
        make: @escaping @Sendable () async throws -> any DeadLetterStore,
        reopen: (@Sendable (any DeadLetterStore) async throws -> any DeadLetterStore)? = nil
    ) {
        self.make = make
        self.reopen = reopen
    }

    /// Runs every case that the store can be put through, also after one has failed.
    ///
    /// - Throws: ``ContractBreach`` with all violations, each naming its case.
    public func run() async throws {
        var violations: [ContractViolation] = []
        for testCase in Self.cases + (reopen == nil ? [] : Self.restartCases) {
            do {
                try await testCase.run(make: make, reopen: reopen)
            } catch let violation as ContractViolation {
                violations.append(violation)
            }
        }
        guard violations.isEmpty else { throw ContractBreach(violations: violations) }
    }
}

extension DeadLetterStoreContract {
    /// What must hold of every store.
    public static let cases: [Case] = DeadLetterKeepingCases.all + DeadLetterListCases.all + DeadLetterRequeueCases.all

    /// What must hold of a store that keeps letters beyond its process. They need `reopen`.
    public static let restartCases: [Case] = DeadLetterRestartCases.all
}
