#if Postgres
import OrchestrixEventSourcing

extension LogDiverged {
    /// Returns where it may be that the log only seemed to end before the reader's place, so that it is to be read again:
    /// what it holds then is all that there is.
    ///
    /// A reader that was on another server before may have seen more than this one shows: a standby lags behind, and a
    /// primary doesn't show what its standbys have before it has heard that they have it.
    ///
    /// - Throws: this error where the log is another one for sure; `EventStoreError` with `.replicaBehind` on a standby.
    func prove(in session: PostgresSession, _ tables: PostgresTables) throws {
        guard checkpoint.position > head else { throw self }
        guard try !session.isInRecovery() else {
            throw EventStoreError(
                .replicaBehind,
                "the reader stands at position \(checkpoint.position), and the standby has come to \(head)",
                context: context, isRetryable: true)
        }
        try session.transact { session in _ = try session.run(.share(.log, of: tables)) }
    }
}
#endif
