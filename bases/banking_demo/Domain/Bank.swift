import OrchestrixCommon
import OrchestrixEventSourcing

/// The bank: carries out instructions on the accounts that a store holds, and looks them up.
struct Bank: Sendable {
    /// Where the events are.
    let store: any EventStore

    /// The accounts, to be loaded and saved.
    let accounts: AggregateRepository<Account>

    /// A bank whose books are in `store`.
    ///
    /// - Parameter cache: states of accounts to begin with, for many instructions in a row.
    init(store: any EventStore, cache: AggregateCache<Account>? = nil) {
        self.store = store
        accounts = AggregateRepository(store: store, cache: cache, source: "banking_demo", retries: .patient)
    }

    /// Carries out an instruction: all of it, or nothing.
    ///
    /// - Parameter commandID: makes the instruction one that is carried out once. Sent again under this id it
    ///   changes nothing and has its first outcome, also if that was a refusal.
    /// - Throws: `Account.Rejection`; `EventStoreError` with `.commandConflict` where the id was used for another
    ///   instruction.
    func carryOut(_ instruction: Instruction, as commandID: String? = nil) async throws -> Receipt {
        let done =
            if let commandID {
                try await accounts.execute(
                    instruction.accounts, command: CommandKey(id: commandID, of: instruction),
                    decide: instruction.decide)
            } else {
                try await accounts.execute(instruction.accounts, decide: instruction.decide)
            }
        return Receipt(instruction, done)
    }

    /// What became of an instruction that was sent under `commandID`; `nil` if it wasn't.
    func outcome(
        of instruction: Instruction, as commandID: String
    ) async throws -> CommandOutcome<Account.Rejection>? {
        try await accounts.outcome(of: CommandKey(id: commandID, of: instruction))
    }

    /// The account as it is, or as it was.
    ///
    /// - Throws: `Account.Rejection` where there is, or was, no such account.
    func account(_ id: String, asOf moment: AsOf? = nil) async throws -> Loaded<Account> {
        do {
            guard let moment else { return try await accounts.load(id) }
            return try await accounts.load(id, asOf: moment)
        } catch is AggregateNotFound {
            throw Account.Rejection(account: id, reason: .notOpen)
        }
    }
}

extension RetryPolicy {
    /// A bank keeps trying for a while: who lost a race hasn't done anything wrong.
    fileprivate static let patient = RetryPolicy.exponential(
        initial: .milliseconds(1), maximum: .milliseconds(100), maxRetries: 300, jitter: 1
    ).retrying { $0 is ConcurrencyError }
}
