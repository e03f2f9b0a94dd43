import Synchronization

/// Names that were not given out before.
final class Paths: Sendable {
    private let count = Mutex(0)

    func next() -> String {
        count.withLock { count in
            count += 1
            return "file-\(count)"
        }
    }
}
