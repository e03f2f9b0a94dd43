public import OrchestrixEventSourcing

/// What every snapshot store must do, as a suite of cases that any engine can be put through, also one of your own.
///
/// ```swift
/// @Test("the engine keeps the snapshot store contract", arguments: SnapshotStoreContract.cases)
/// func contract(_ testCase: SnapshotStoreContract.Case) async throws {
///     try await testCase.run { try await MySnapshotStore(path: freshPath()) }
/// }
/// ```
///
/// Or all at once, as with ``EventStoreContract``. Each case asks for one store of its own, which must be empty.
public struct SnapshotStoreContract: Sendable {
    private let subject: SnapshotSubject

    /// A suite for the stores that `make` makes.
    ///
    /// - Parameters:
    ///   - limits: the limits that the stores were made with.
    ///   - timeLimit: how long a case may take, apart from what it waits for other tasks on the same threads.
    ///   - make: makes a store without snapshots; called once per case. If its stores are event stores, too, the
    ///     ``eventCases`` run as well.
    ///   - reopen: closes a store and opens the same data anew. With it the ``restartCases`` run as well.
    ///   - close: closes a store; called at the end of each case. With it the ``closingCases`` run as well.
    public init<Store: SnapshotStore>(
        limits: StoreLimits = .standard,
        timeLimit: Duration = .seconds(120),
        make: @escaping @Sendable () async throws -> Store,
        reopen: (@Sendable (Store) async throws -> Store)? = nil,
        close: (@Sendable (Store) async throws -> Void)? = nil
    ) {
        subject = SnapshotSubject(limits: limits, timeLimit: timeLimit, make: make, reopen: reopen, close: close)
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
            + (subject.keepsEvents ? Self.eventCases : [])
            + (subject.reopen == nil ? [] : Self.restartCases)
            + (subject.close == nil ? [] : Self.closingCases)
    }
}

extension SnapshotStoreContract {
    /// What must hold of every snapshot store.
    public static let cases: [Case] = KeepingCases.all + SnapshotDoorCases.all

    /// What must hold of a store that keeps the events as well.
    public static let eventCases: [Case] = SnapshotErasureCases.all

    /// What must hold of a store that keeps snapshots beyond its process. They need `reopen`.
    public static let restartCases: [Case] = SnapshotRestartCases.restart

    /// What must hold of a store that can be closed. They need `close`.
    public static let closingCases: [Case] = SnapshotRestartCases.closing
}
