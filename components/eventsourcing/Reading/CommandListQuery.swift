/// Asks for one page of the stored commands, in the order in which they were stored.
public struct CommandListQuery: Sendable, Hashable {
    /// Begin behind this command; `nil` for the beginning.
    public var after: String?

    /// The largest number of commands to give back. Fewer than that: the end is reached.
    public var limit: Int

    /// A page of the list.
    public init(after: String? = nil, limit: Int = 512) {
        self.after = after
        self.limit = limit
    }
}
