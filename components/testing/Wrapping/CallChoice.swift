/// Which calls are meant: those of one operation, or of all, by their numbers from 1.
struct CallChoice: Sendable {
    let operation: StoreOperation?
    let isChosen: @Sendable (Int) -> Bool

    /// Whether the call that was just counted is meant.
    func matches(_ operation: StoreOperation, _ counts: CallCounts) -> Bool {
        (self.operation ?? operation) == operation && isChosen(counts.count(of: self.operation))
    }
}
