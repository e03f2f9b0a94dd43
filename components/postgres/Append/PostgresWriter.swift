#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Commits batches, one at a time, on a connection of its own that it makes anew when it is lost.
actor PostgresWriter {
    typealias Outcome = GroupCommit<AppendRequest, AppendResult>.Outcome

    private nonisolated let connection: StandingConnection
    private let tables: PostgresTables
    private let clock: WallClock

    /// What this writer knows of the log, so that the next batch can be decided without looking it up. What others have
    /// written meanwhile is noticed by the proof.
    private var view = LogView()

    /// Where it does its work.
    nonisolated var thread: ConnectionThread { connection.thread }
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

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
            view.take(committed.states, end: committed.end, isAlone: committed.isAlone)
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
            let assumed = view
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
            return settled.settling(batch)
        } catch let second as LostAtCommit {
            throw PostgresFailure.outcomeUnknown(second.cause)
        } catch let error as PostgresError where error.concernsData {
            throw error
        } catch {
            // Whatever it is: the batch may be stored all the same.
            throw PostgresFailure.outcomeUnknown(loss.cause)
        }
    }
}
#endif
