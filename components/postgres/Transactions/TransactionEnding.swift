#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// The end of a transaction of the program's own: decides its appends under the lock of the log, stores them, and
/// commits.
struct TransactionEnding: Sendable {
    struct Outcome: Sendable {
        let appends: [AppendResult]
        var isRepeat = false
        /// The last position in the log; `nil` where nothing was stored.
        var head: Int?
    }

    let requests: [AppendRequest]
    let tables: PostgresTables
    let settings: SessionSettings
    let now: Timestamp

    /// - Returns: what came of it, or that the connection was lost when it may have been committed already.
    func perform(on connection: PostgresConnection) async throws -> Result<Outcome, LostAtCommit> {
        do {
            return .success(try await connection.perform { session in try perform(in: session) })
        } catch let loss as LostAtCommit {
            return .failure(loss)
        }
    }

    private func perform(in session: PostgresSession) throws -> Outcome {
        // Triggers that were put off run now, while nobody waits for the log. What the commit remarks is to be heard.
        try session.execute("SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL client_min_messages = warning")
        if session.isPooled { try session.restorePooled() }
        guard !requests.isEmpty else {
            try end([.commit], session)
            return Outcome(appends: [])
        }
        do {
            return try store(in: session)
        } catch {
            throw PostgresFailure.translated(error)
        }
    }

    private func store(in session: PostgresSession) throws -> Outcome {
        var own = settings
        own.isWriter = true
        try session.execute("RESET ROLE; RESET statement_timeout; " + own.telling.sql)
        let found = try session.run([.take(.log, of: tables)] + BatchFacts.calls(requests, tables))
        let facts = try BatchFacts(found[1...], now: now)
        let plan = try BatchPlan(requests, ledger: BatchLedger(facts))
        let decision = TransactionDecision(requests, plan.results(head: facts.head, moment: facts.moment))
        if let first = try decision.firstResults() {
            try end([.rollback, .begin, .confirm, .commit], session)
            return Outcome(appends: first, isRepeat: true)
        }
        let row = try session.run(try BatchInsertion(plan: plan, tables: tables).call(now: now))
        try PostgresSchema.check(try row.int(0, 1))
        guard try row.bool(0, 0) else {
            throw EventStoreError(.corrupted, "the store changed under the lock of its log")
        }
        let (head, moment) = (try row.int(0, 2), try row.moment(0, 3))
        try end([.commit], session)
        return Outcome(
            appends: try plan.results(head: head, moment: moment).map { try $0.get() }, head: head + plan.eventCount)
    }

    private func end(_ calls: [PostgresCall], _ session: PostgresSession) throws {
        do throws(PostgresError) { _ = try session.run(calls) } catch {
            throw LostAtCommit(error, in: session) ?? error as any Error
        }
    }
}

// MARK: - Lost connections

extension TransactionEnding {
    /// Whether there are ids by which it can be found out whether it was committed.
    var canBeFound: Bool { requests.contains(where: \.isKnownByIDs) }

    /// Looks for what the lost connection has stored. The lock keeps the lost transaction from ending behind this one's
    /// back.
    ///
    /// - Parameter session: in a transaction that confirms what it finds.
    /// - Returns: `nil` where it was rolled back.
    func find(in session: PostgresSession) throws -> Outcome? {
        let found = try session.run([.take(.log, of: tables)] + BatchFacts.calls(requests, tables))
        let facts = try BatchFacts(found[1...], now: now)
        let plan = try BatchPlan(requests, ledger: BatchLedger(facts))
        let decision = TransactionDecision(requests, plan.results(head: facts.head, moment: facts.moment))
        guard let first = try? decision.firstResults() else { return nil }
        // A command may have been sent by others, too; event ids are the transaction's own.
        let isOwn = requests.allSatisfy { $0.command == nil } && first.allSatisfy { $0.recordedAt ?? now >= now }
        return Outcome(
            appends: isOwn ? first.map { $0.asFirst() } : first, isRepeat: !isOwn, head: facts.head)
    }

    func unknown(_ loss: LostAtCommit) -> EventStoreError {
        guard canBeFound else {
            return EventStoreError(
                .outcomeUnknown,
                "the connection, or the wait for standbys, was lost at COMMIT: nothing tells whether it took effect",
                cause: loss.cause)
        }
        return PostgresFailure.outcomeUnknown(loss.cause)
    }

    func undone(_ loss: LostAtCommit) -> EventStoreError {
        EventStoreError(
            .storeFailed, "the connection was lost at COMMIT, and everything was rolled back", cause: loss.cause,
            isRetryable: true)
    }
}
#endif
