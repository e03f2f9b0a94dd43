public import OrchestrixEventSourcing

/// What every event store must do, as a suite of cases that any engine can be put through, also one of your own.
///
/// In swift-testing, one test per case:
///
/// ```swift
/// @Test("the engine keeps the event store contract", arguments: EventStoreContract.cases)
/// func contract(_ testCase: EventStoreContract.Case) async throws {
///     try await testCase.run { try await MyEventStore(path: freshPath()) }
/// }
/// ```
///
/// In XCTest, or wherever errors are caught, all of them at once:
///
/// ```swift
/// try await EventStoreContract { try await MyEventStore(path: freshPath()) }.run()
/// ```
///
/// Each case asks for one store of its own, which must be empty. What differs between engines on purpose is found
/// out by the suite itself: a store whose payloads are `.typed` is given values, the others bytes.
public struct EventStoreContract: Sendable {
    private let subject: Subject

    /// A suite for the stores that `make` makes.
    ///
    /// - Parameters:
    ///   - limits: the limits that the stores were made with.
    ///   - timeLimit: how long a case may take, apart from what it waits for other tasks on the same threads. A store
    ///     that loses an event may keep a reader waiting for ever; the case then fails with a violation that says so.
    ///   - make: makes a store without events; called once per case.
    ///   - reopen: closes a store and opens the same data anew, as a restarted process would. With it the
    ///     ``restartCases`` run as well.
    ///   - close: closes a store; called at the end of each case. With it the ``closingCases`` run as well.
    public init<Store: EventStore>(
        limits: StoreLimits = .standard,
        timeLimit: Duration = .seconds(120),
        make: @escaping @Sendable () async throws -> Store,
        reopen: (@Sendable (Store) async throws -> Store)? = nil,
        close: (@Sendable (Store) async throws -> Void)? = nil
    ) {
        subject = Subject(limits: limits, timeLimit: timeLimit, make: make, reopen: reopen, close: close)
    }

    /// Runs every case that the store can be put through, also after one has failed.
    ///
    /// - Throws: ``ContractBreach`` with all violations, each naming its case.
    public func run() async throws {
        var violations: [ContractViolation] = []
        for testCase in applicableCases {
            do {
                try await testCase.run(subject)
            } catch let violation as ContractViolation {
                violations.append(violation)
            }
        }
        guard violations.isEmpty else { throw ContractBreach(violations: violations) }
    }

    private var applicableCases: [Case] {
        Self.cases
            + (subject.reopen == nil ? [] : Self.restartCases)
            + (subject.close == nil ? [] : Self.closingCases)
    }
}
