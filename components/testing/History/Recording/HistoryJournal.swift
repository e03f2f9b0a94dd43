import Synchronization

/// Where the tasks of one process put down what they do and see.
public final class HistoryJournal: Sendable {
    private let content = Mutex(History())

    /// A journal without entries.
    public init() {}

    /// Puts an entry down; from any task.
    public func add(_ entry: HistoryEntry) {
        content.withLock { $0.add(entry) }
    }

    /// What was put down so far.
    public var history: History { content.withLock { $0 } }
}
