#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Commits a batch of appends in one transaction, under a lock that lives as long as that.
struct PostgresBatch: Sendable {
    typealias Results = [Result<AppendResult, any Error>]

    /// What came of it, and where its streams stand now.
    struct Committed: Sendable {
        var results: Results
        let states: [StreamID: StreamState]
        /// The last position, with what was stored.
        let head: Int
        /// The last event, if it was stored by this.
        var end: LogView.End?
        /// Whether the log ended before as it was expected to.
        var isAlone = false
        /// The positions of those of its events that were stored before, where that was looked up.
        var found: [ByteString: Int] = [:]
        /// Whether it is the first on its connection, which may lead to another server than those before.
        var isOnFreshSession = false
        /// Whether it was done again because its connection was lost.
        var isSettled = false
    }

    let requests: [AppendRequest]
    let tables: PostgresTables

    /// When the batch was begun.
    let now: Timestamp

    /// Stores the batch as planned if what the plan assumes holds: in one round trip.
    ///
    /// - Returns: `nil` where it doesn't hold; then nothing is stored. So it is on a fresh connection, which may lead to
    ///   another server than the one whose log the plan assumes, as after a fail-over.
    func commit(_ plan: BatchPlan, in session: PostgresSession) throws -> Committed? {
        guard !session.isFresh else { return nil }
        let calls = [
            .begin, .take(.log, of: tables), try BatchInsertion(plan: plan, tables: tables).call(now: now), .commit,
        ]
        return try committed(plan, try rollingBack(session) { try session.run(calls) }[2])
    }

    /// Looks up what the decisions need, under the lock, and stores what they let through.
    func commit(in session: PostgresSession) throws -> Committed {
        try rollingBack(session) {
            let found = try session.run(
                [.begin, .take(.log, of: tables)] + BatchFacts.calls(requests, tables))
            let facts = try BatchFacts(found[2...], now: now)
            let plan = try BatchPlan(requests, ledger: BatchLedger(facts))
            let insertion = try BatchInsertion(plan: plan, tables: tables).call(now: now)
            let result = try session.run(insertion)
            guard var committed = try committed(plan, result) else {
                throw EventStoreError(.corrupted, "the store changed under the lock of its log")
            }
            committed.found = facts.events.mapValues(\.position)
            committed.isOnFreshSession = session.isFresh
            try Self.end(plan.repeats ? [.confirm, .commit] : [.commit], in: session)
            // Behind a pooler the next transaction may come to another server.
            session.isFresh = session.isPooled
            return committed
        }
    }

    /// - Throws: ``LostAtCommit`` where it may have been committed all the same.
    private static func end(_ calls: [PostgresCall], in session: PostgresSession) throws {
        do throws(PostgresError) { _ = try session.run(calls) } catch {
            throw LostAtCommit(error, in: session) ?? error as any Error
        }
    }

    private func committed(_ plan: BatchPlan, _ row: PostgresResult) throws -> Committed? {
        try PostgresSchema.check(try row.int(0, 1))
        guard try row.bool(0, 0) else { return nil }
        let (head, moment) = (try row.int(0, 2), try row.moment(0, 3))
        return Committed(
            results: plan.results(head: head, moment: moment), states: plan.states, head: head + plan.eventCount,
            end: plan.ends.map { LogView.End(position: head + plan.eventCount, eventID: $0.last) },
            isAlone: try row.bool(0, 4))
    }

    private func rollingBack<Result>(_ session: PostgresSession, _ work: () throws -> Result) throws -> Result {
        do { return try work() } catch {
            if !session.isReusable && !session.isBroken { _ = try? session.run(.rollback) }
            throw error
        }
    }
}
#endif
