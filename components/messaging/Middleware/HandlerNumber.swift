import Synchronization

/// Tells the handlers of one process apart.
struct HandlerNumber: Sendable, Hashable {
    private static let last = Atomic(0)

    let value: Int

    /// A number that nobody has.
    init() {
        value = Self.last.add(1, ordering: .relaxed).newValue
    }
}
