/// A question for a page of dead letters, in the order in which they were first kept.
public struct DeadLetterQuery: Sendable, Hashable {
    /// Which letters.
    public var filter: DeadLetterFilter

    /// Where the page begins: 0, or ``DeadLetterPage/next`` of the page before.
    public var after: Int

    /// How many at most; at least one.
    public var limit: Int

    /// A question; by default for the first hundred.
    public init(filter: DeadLetterFilter = .all, after: Int = 0, limit: Int = 100) {
        self.filter = filter
        self.after = after
        self.limit = max(limit, 1)
    }
}
