import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// Commits a batch of appends in one transaction: decides each under the write lock, in order, each seeing the one
/// before, and stores the good ones.
struct SQLiteBatch {
    typealias Outcome = GroupCommit<AppendRequest, AppendResult>.Outcome

    let requests: [AppendRequest]
    let clock: WallClock

    /// Runs on the writing connection, outside of a transaction.
    func commit(in db: Database) -> Outcome {
        do { try db.beginTransaction(.immediate) } catch { return .failed(SQLiteFailure.translated(error)) }
        let results: [Result<AppendResult, any Error>]
        do {
            results = try decide(in: db)
        } catch {
            try? db.rollback()
            return Self.spoiled(by: error) ?? .failed(SQLiteFailure.translated(error))
        }
        do { try finish(results, in: db) } catch {
            try? db.rollback()
            return Self.spoiled(by: error) ?? .failed(Self.failureAtCommit(error))
        }
        return .decided(results)
    }

    /// The outcome of a batch of which one item's data was refused: by a row's rule, or by one that is held to only
    /// when everything is in, such as a deferred foreign key of the program's own.
    private static func spoiled(by error: any Error) -> Outcome? {
        guard let error = error as? DatabaseError, error.concernsData else { return nil }
        return .spoiled(SQLiteFailure.translated(error))
    }

    /// What nothing was stored for needs no commit.
    private func finish(_ results: [Result<AppendResult, any Error>], in db: Database) throws {
        let hasStored = results.contains { (try? $0.get())?.recordedAt != nil && (try? $0.get())?.isRepeat == false }
        if hasStored { try db.commit() } else { try db.rollback() }
    }

    private static func failureAtCommit(_ error: any Error) -> any Error {
        (error as? DatabaseError).map(SQLiteFailure.failureAtCommit) ?? error
    }

    private func decide(in db: Database) throws -> [Result<AppendResult, any Error>] {
        try SQLiteSchema.checkStillKnown(db)
        var ledger = try SQLiteLedger(in: db)
        let now = clock.now()
        return try requests.map { request in
            let decision: AppendDecision
            do {
                decision = try AppendRules.decide(request, ledger: &ledger)
            } catch let error as DatabaseError {
                throw error
            } catch {
                return .failure(SQLiteFailure.translated(error))
            }
            switch decision {
            case .repeated(let result): return .success(result)
            case .insert(let versions): return .success(try ledger.insert(request, versions: versions, now: now))
            }
        }
    }
}
