#if Postgres
/// What the nemesis has done.
struct NemesisCounts: Sendable {
    /// How often each act was done.
    private(set) var acts: [NemesisAct: Int] = [:]

    /// Sessions that it has ended.
    var terminated = 0

    /// Statements that it has cancelled.
    var cancelled = 0

    /// Events that it has appended and rolled back.
    var rolledBack = 0

    /// Writers that it has stopped in a transaction that then kept the lock until they went on.
    var heldByStopped = 0

    /// Unrelated transactions that stayed open until the server was restarted or the run ended.
    var unrelated = 0

    mutating func count(_ act: NemesisAct) {
        acts[act, default: 0] += 1
    }

    func callAsFunction(_ act: NemesisAct) -> Int { acts[act, default: 0] }
}

extension NemesisCounts: CustomStringConvertible {
    var description: String {
        """
        \(self(.kill) + self(.killInTransaction)) kills (\(self(.killInTransaction)) of them in a transaction), \
        \(terminated) sessions ended, \(self(.restart)) restarts of the server, \
        \(self(.rollBack)) transactions rolled back with \(rolledBack) events and \(cancelled) by a cancelled statement, \
        \(self(.pause) + self(.pauseInTransaction) + self(.hold)) stalls (\(self(.pauseInTransaction)) in a transaction, \
        of which \(heldByStopped) kept the lock; \(self(.hold)) by another program's lock), \
        beside \(unrelated) unrelated transactions, one after another
        """
    }
}
#endif
