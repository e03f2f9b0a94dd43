/// What an execution did to one aggregate, or, for a repeated command, what it did the first time.
public struct Executed<Aggregate: AggregateRoot>: Sendable {
    /// The aggregate's id.
    public let id: String

    /// The state right after the execution.
    public let state: Aggregate

    /// The version of its stream right after the execution.
    public let version: Int

    /// The place in the log of the last event that the execution stored; `nil` where it stored none.
    public let position: Int?

    /// What was decided and stored.
    ///
    /// An array is made whenever it is asked for.
    @inlinable
    public var events: [Aggregate.Event] { recorded.map(\.event) }

    @usableFromInline let recorded: ShortList<PendingEvent<Aggregate.Event>>

    /// Whether the command had been carried out before, so that nothing was stored now.
    public let isRepeat: Bool

    @inlinable
    init(
        id: String, state: Aggregate, version: Int, position: Int?,
        recorded: ShortList<PendingEvent<Aggregate.Event>>, isRepeat: Bool
    ) {
        self.id = id
        self.state = state
        self.version = version
        self.position = position
        self.recorded = recorded
        self.isRepeat = isRepeat
    }
}
