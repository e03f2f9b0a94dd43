/// Says that it may be shared between threads, which isn't true.
final class UnguardedCounter: @unchecked Sendable {
    var value = 0
}
