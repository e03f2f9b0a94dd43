import Synchronization

/// What handlers saw, in the order in which they saw it.
final class Recorder<Value: Sendable>: Sendable {
    private let seen = Mutex<[Value]>([])

    var values: [Value] { seen.withLock { $0 } }

    func record(_ value: Value) { seen.withLock { $0.append(value) } }
}
