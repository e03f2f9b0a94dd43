#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Commits batches, one at a time, on a connection of its own that it makes anew when it is lost.
actor PostgresWriter {
    typealias Outcome = GroupCommit<AppendRequest, AppendResult>.Outcome

    private let connection: StandingConnection
    private let tables: PostgresTables
    private let clock: WallClock

    /// Where this writer saw streams last, so that the next batch can be decided without looking them up. What others
    /// have written meanwhile is noticed by the proof.
    private var lastSeen: [StreamID: StreamState] = [:]
    private static let mostSeen = 16_384

    init(_ connection: StandingConnection, tables: PostgresTables, clock: WallClock) {
        self.connection = connection
        self.tables = tables
        self.clock = clock
    }

    /// Commits a batch.
    ///
    /// - Returns: its outcome, and the last position in the log where it was found out.
    func commit(_ requests: [AppendRequest]) async -> (outcome: Outcome, head: Int?) {
        let batch = PostgresBatch(requests: requests, tables: tables, now: clock.now())
        do {
            let committed = try await committed(batch)
            see(committed.states)
            return (.decided(committed.results), committed.head)
        } catch let error as PostgresError where error.concernsData {
            return (.spoiled(PostgresFailure.translated(error)), nil)
        } catch let error as EventStoreError where error.code == .corrupted {
            return (.spoiled(error), nil)
        } catch {
            return (.failed(PostgresFailure.translated(error)), nil)
        }
    }

    private func committed(_ batch: PostgresBatch) async throws -> PostgresBatch.Committed {
        do {
            let assumed = lastSeen
            let proven = try await connection.performPersistently { session in
                do {
                    return try batch.commit(assuming: assumed, in: session)
                } catch let error as PostgresError where session.isBroken {
                    throw LostAtCommit(cause: error)
                }
            }
            if let proven { return proven }
            return try await connection.performPersistently { session in try batch.commit(in: session) }
        } catch let loss as LostAtCommit {
            return try await settle(batch, after: loss)
        }
    }

    /// Finds out what became of a batch whose connection was lost, by doing it again: what was stored is known by its
    /// event ids and command ids, and what wasn't is stored now. The lock keeps the lost transaction from ending
    /// behind this one's back.
    private func settle(
        _ batch: PostgresBatch, after loss: LostAtCommit
    ) async throws -> PostgresBatch.Committed {
        do {
            let settled = try await connection.performPersistently { session in try batch.commit(in: session) }
            return PostgresBatch.Committed(
                results: Self.told(settled.results, of: batch), states: settled.states, head: settled.head)
        } catch let second as LostAtCommit {
            throw PostgresFailure.outcomeUnknown(second.cause)
        } catch let error as PostgresError where error.concernsData {
            throw error
        } catch {
            // Whatever it is: the batch may be stored all the same.
            throw PostgresFailure.outcomeUnknown(loss.cause)
        }
    }

    /// What the lost connection stored is no repetition to its caller, if it is known to be this batch's own: an append
    /// is by its event ids. A command may have been sent by others, too, whose outcome isn't this one.
    private static func told(
        _ results: [Result<AppendResult, any Error>], of batch: PostgresBatch
    ) -> [Result<AppendResult, any Error>] {
        var seen: Set<ByteString> = []
        return zip(batch.requests, results).map { request, result in
            guard request.command == nil, let id = request.eventIDs.first, seen.insert(ByteString(id)).inserted else {
                return result
            }
            return result.map { $0.asFirst(since: batch.now) }
        }
    }

    private func see(_ states: [StreamID: StreamState]) {
        if lastSeen.count + states.count > Self.mostSeen { lastSeen = [:] }
        lastSeen.merge(states) { $1 }
    }
}

extension AppendResult {
    /// This result as the first one, where it was stored since `moment`: then it is what the lost connection did.
    func asFirst(since moment: Timestamp) -> AppendResult {
        guard isRepeat, let recordedAt, recordedAt >= moment else { return self }
        return AppendResult(positions: positions, streams: streams, recordedAt: recordedAt, command: command)
    }
}
#endif
