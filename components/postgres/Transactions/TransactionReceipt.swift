#if Postgres
public import OrchestrixEventSourcing

/// What came of a ``PostgreSQLEventStore/transaction(_:)``.
public struct TransactionReceipt<Value> {
    /// What the closure gave back.
    public let value: Value

    /// The result of each append, in their order.
    public let appends: [AppendResult]

    /// Whether the appends had been stored by an earlier transaction, so that this one was rolled back: the SQL beside
    /// them took effect then, and doesn't take effect twice. ``appends`` are the first results.
    public let isRepeat: Bool
}

extension TransactionReceipt: Sendable where Value: Sendable {}
#endif
