import Synchronization

/// Where the tasks of one process put down what they do and see.
final class HistoryJournal: Sendable {
    private let content = Mutex(History())

    func add(_ entry: HistoryEntry) {
        content.withLock { $0.add(entry) }
    }

    var history: History { content.withLock { $0 } }
}
