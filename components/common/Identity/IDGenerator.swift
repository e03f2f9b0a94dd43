/// Makes ids; injected wherever one is needed, so that tests can compare whole messages.
public struct IDGenerator: Sendable {
    private let make: @Sendable () -> String

    /// Makes a generator of what `next` returns. It is called from any task, also from several at once,
    /// and must never return the same id twice.
    public init(_ next: @escaping @Sendable () -> String) {
        make = next
    }

    /// An id that this generator hasn't returned before.
    public func next() -> String {
        make()
    }
}

extension IDGenerator {
    /// Time-ordered UUIDs by the system's clock. Within a process each is greater than the one before it.
    public static let uuidV7: IDGenerator = {
        var system = SystemRandomNumberGenerator()
        return uuidV7(clock: .system, random: Xoshiro256(seededBy: &system))
    }()

    /// Time-ordered UUIDs that are the same in each run: as the clock and the seed say.
    public static func uuidV7(clock: WallClock, seed: UInt64) -> IDGenerator {
        uuidV7(clock: clock, random: Xoshiro256(seed: seed))
    }

    private static func uuidV7(clock: WallClock, random: Xoshiro256) -> IDGenerator {
        let sequence = Locked(UUIDv7Sequence(random: random))
        return IDGenerator {
            let now = clock.now()
            return sequence.withLock { $0.next(at: now) }.description
        }
    }

    /// `id-1`, `id-2`, `id-3` and so on.
    public static func incrementing(prefix: String = "id-") -> IDGenerator {
        let count = Locked(0)
        return IDGenerator {
            let number = count.withLock { count in
                count += 1
                return count
            }
            return prefix + String(number)
        }
    }

    /// A closure can't capture a lock itself.
    private final class Locked<Value: Sendable>: Sendable {
        private let value: Guarded<Value>

        init(_ value: Value) {
            self.value = Guarded(value)
        }

        func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
            value.withLock { body(&$0) }
        }
    }
}
