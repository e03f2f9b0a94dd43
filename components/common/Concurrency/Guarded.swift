public import Synchronization

/// A value that one task at a time may touch: a `Mutex` that the thread sanitizer can follow.
///
/// Where several wait for a `Mutex`, it is handed on by the system, which the sanitizer doesn't see, and then takes what is
/// properly guarded for a race. Each holder therefore reads, with acquiring order, what the one before it has written
/// with releasing order: two plain instructions that order nothing anew.
public struct Guarded<Value>: ~Copyable, Sendable {
    @usableFromInline let mutex: Mutex<Value>
    @usableFromInline let handover = Atomic<Bool>(false)

    /// Guards a value that nobody else holds.
    @inlinable
    public init(_ value: consuming sending Value) {
        mutex = Mutex(value)
    }

    /// Runs `body` with the value, alone. It must not come back for the same value, and should be short.
    @inlinable
    public borrowing func withLock<Result, Failure: Error>(
        _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
        try mutex.withLock { value throws(Failure) in
            _ = handover.load(ordering: .acquiring)
            defer { handover.store(false, ordering: .releasing) }
            return try body(&value)
        }
    }
}
