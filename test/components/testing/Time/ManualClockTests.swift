import OrchestrixCommon
import OrchestrixTesting
import Testing

@Suite("The manual clock")
struct ManualClockTests {
    private let start = Timestamp(microsecondsSinceEpoch: 1_000_000)

    @Test("stands still until it is moved")
    func standsStill() {
        let clock = ManualClock(start: start)
        let instant = clock.now
        #expect([clock.moment, clock.wallClock.now(), clock.wallClock.now()] == [start, start, start])
        clock.advance(by: .seconds(5))
        #expect(clock.wallClock.now() == start + .seconds(5))
        #expect(instant.duration(to: clock.now) == .seconds(5))
        #expect(instant.advanced(by: .seconds(5)) == clock.now)
    }

    @Test("can be set back, as a real clock can, and wakes nobody by that")
    func isSetBack() async throws {
        let clock = ManualClock(start: start)
        let sleeping = Task { try await clock.sleep(for: .seconds(1)) }
        await clock.waitForSleepers()
        clock.set(to: start - .seconds(60))
        #expect(clock.moment == start - .seconds(60))
        #expect(clock.now.duration(to: clock.now) == .zero)
        sleeping.cancel()
        await #expect(throws: CancellationError.self) { try await sleeping.value }
    }

    @Test("wakes those whose time has come, and no others")
    func wakes() async throws {
        let clock = ManualClock()
        let early = Task { try await clock.sleep(for: .seconds(1)) }
        let late = Task { try await clock.sleep(for: .seconds(10)) }
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(1))
        try await early.value
        late.cancel()
        await #expect(throws: CancellationError.self) { try await late.value }
    }

    @Test("doesn't keep those whose deadline has passed")
    func passesDeadline() async throws {
        let clock = ManualClock()
        let deadline = clock.now.advanced(by: .seconds(1))
        clock.advance(by: .seconds(2))
        try await clock.sleep(until: deadline)
    }

    @Test("carries a retry policy through its pauses")
    func retries() async throws {
        struct Busy: Error {}
        let clock = ManualClock()
        let policy = RetryPolicy.fixed(delay: .seconds(30), maxRetries: 3).retrying { $0 is Busy }
        let running = Task {
            try await policy.run(clock: clock) { attempt in
                guard attempt == 3 else { throw Busy() }
                return attempt
            }
        }
        for _ in 1...2 {
            await clock.waitForSleepers()
            clock.advance(by: .seconds(30))
        }
        #expect(try await running.value == 3)
    }

    @Test("chance with the same seed draws the same numbers")
    func repeatsChance() {
        var (one, same, other) = (SeededRandom(seed: 7), SeededRandom(seed: 7), SeededRandom(seed: 8))
        let numbers = (0..<20).map { _ in one.next() }
        #expect(numbers == (0..<20).map { _ in same.next() })
        #expect(numbers != (0..<20).map { _ in other.next() })
    }
}
