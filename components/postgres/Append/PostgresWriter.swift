#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import Synchronization

/// Commits batches on connections of its own that it makes anew when they are lost.
///
/// The database lets one batch in after the other. On a second connection the next one stands ready meanwhile, so that
/// the server doesn't wait for this process and this process doesn't wait for the server.
final class PostgresWriter: Sendable {
    typealias Outcome = GroupCommit<AppendRequest, AppendResult>.Outcome

    private let connections: [StandingConnection]
    private let tables: PostgresTables
    private let clock: WallClock

    /// What this writer knows of the log, so that a batch can be decided without looking it up. What others have written
    /// meanwhile is noticed by the proof.
    private let view = Mutex(LogView())
    private let firsts = Mutex(FirstTimes())

    /// Where it does its work, by lane.
    var threads: [ConnectionThread] { connections.map { $0.thread } }

    init(_ settings: SessionSettings, lanes: Int, tables: PostgresTables, clock: WallClock) {
        connections = (0..<lanes).map { _ in StandingConnection(settings) }
        self.tables = tables
        self.clock = clock
    }

    /// Commits a batch, on the connection of a lane.
    ///
    /// - Returns: its outcome, and the last position in the log where it was found out.
    func commit(_ requests: [AppendRequest], lane: Int) async -> (outcome: Outcome, head: Int?) {
        let batch = PostgresBatch(requests: requests, tables: tables, now: clock.now())
        let (plan, number) = begin(requests)
        let first = firsts.withLock { $0.begin() }
        do {
            let committed = try await committed(batch, plan, connections[lane])
            view.withLock { $0.finish(number, committed) }
            let told = firsts.withLock {
                $0.finish(first, requests, committed.results, isSettled: committed.isSettled)
            }
            return (.decided(told), committed.head)
        } catch {
            view.withLock { $0.fail(number) }
            firsts.withLock { $0.fail(first) }
            return (Self.outcome(of: error), nil)
        }
    }

    private func begin(_ requests: [AppendRequest]) -> (plan: BatchPlan?, number: Int?) {
        view.withLock { view in
            guard let plan = try? BatchPlan(requests, ledger: BatchLedger(view)) else { return (nil, nil) }
            return (plan, view.begin(plan))
        }
    }

    private static func outcome(of error: any Error) -> Outcome {
        switch error {
        case let error as PostgresError where error.concernsData: .spoiled(PostgresFailure.translated(error))
        case let error as EventStoreError where error.code == .corrupted: .spoiled(error)
        default: .failed(PostgresFailure.translated(error))
        }
    }

    /// Ends the connections when what is being committed has ended.
    func close() async {
        for connection in connections { await connection.close() }
    }
}

// MARK: - Committing

extension PostgresWriter {
    private func committed(
        _ batch: PostgresBatch, _ plan: BatchPlan?, _ connection: StandingConnection
    ) async throws -> PostgresBatch.Committed {
        do {
            let proven = try await connection.performPersistently { session in
                do {
                    return try plan.flatMap { try batch.commit($0, in: session) }
                } catch let error as PostgresError {
                    throw LostAtCommit(error, in: session) ?? error as any Error
                }
            }
            if let proven { return proven }
            return try await connection.performPersistently { session in try batch.commit(in: session) }
        } catch let loss as LostAtCommit {
            return try await settle(batch, after: loss, connection)
        }
    }

    /// Finds out what became of a batch whose connection was lost, by doing it again: what was stored is known by its
    /// event ids and command ids, and what wasn't is stored now. The lock keeps the lost transaction from ending
    /// behind this one's back. Both are told only when the standbys have it for which commits wait.
    private func settle(
        _ batch: PostgresBatch, after loss: LostAtCommit, _ connection: StandingConnection
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
