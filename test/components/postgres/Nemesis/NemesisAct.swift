#if Postgres
import OrchestrixTesting

/// Something that the nemesis does to the processes, their sessions or the server.
enum NemesisAct: Sendable, Hashable, CaseIterable {
    /// SIGKILL to a writer or a follower, whatever it is doing.
    case kill
    /// SIGKILL to a writer whose transaction is on the server and not at its end: it may be stored afterwards.
    case killInTransaction
    /// SIGSTOP to a writer or a follower, and SIGCONT a while later.
    case pause
    /// The same to a writer in its transaction. Where it has statements left it keeps all others waiting.
    case pauseInTransaction
    /// Ends sessions of the workers on the server.
    case terminate
    /// Cancels what writers are having done, which rolls their transactions back.
    case cancel
    /// Holds the lock under which everybody appends, for a while.
    case hold
    /// Appends by hand under that lock, and rolls it back.
    case rollBack
    /// Ends the server at once, and starts it again.
    case restart

    /// How often it is done in one round.
    var timesPerRound: Int {
        switch self {
        case .kill: 4
        case .pause, .pauseInTransaction, .killInTransaction, .terminate, .rollBack: 2
        case .cancel, .hold, .restart: 1
        }
    }
}
#endif
