import Synchronization

/// Hands out numbers, each once, to several tasks.
final class Numbers: Sendable {
    private let next: Mutex<Int>

    init(from first: Int) {
        next = Mutex(first)
    }

    func take() -> Int {
        next.withLock { next in
            defer { next += 1 }
            return next
        }
    }
}
