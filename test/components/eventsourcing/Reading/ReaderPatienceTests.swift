@testable import OrchestrixEventSourcing
import Testing

@Suite("A reader's patience")
struct ReaderPatienceTests {
    private let outage = EventStoreError(.storeFailed, "down", isRetryable: true)
    private let start = ContinuousClock.now

    /// A pause lies between the half of what it grew to and all of that, as chance has it.
    private func expect(_ pause: Duration?, upTo full: Duration) {
        #expect(pause.map { full / 2 <= $0 && $0 <= full } == true, "\(String(describing: pause)) for \(full)")
    }

    @Test("has pauses that double from 50 ms up to 5 s while the store fails, however long that is")
    func outages() {
        var patience = ReaderPatience()
        for milliseconds in [50, 100, 200, 400, 800, 1_600, 3_200] {
            expect(patience.pause(after: outage), upTo: .milliseconds(milliseconds))
        }
        for _ in 1...1_000 { expect(patience.pause(after: outage), upTo: .seconds(5)) }
        #expect(patience.failures == 1_007)
    }

    @Test("begins with the shortest pause again once the store was read")
    func recovered() {
        var patience = ReaderPatience()
        for _ in 1...9 { _ = patience.pause(after: outage) }
        #expect(patience.end() == 9)
        #expect(patience.end() == 0)
        expect(patience.pause(after: outage), upTo: .milliseconds(50))
    }

    @Test("ends at once with what doesn't pass by itself")
    func final() {
        var patience = ReaderPatience()
        #expect(patience.pause(after: EventStoreError(.corrupted, "damaged")) == nil)
        #expect(patience.pause(after: CancellationError()) == nil)
        #expect(patience.failures == 0)
    }

    @Test("looks for a missing position after pauses that double from 10 ms up to 500 ms, and no longer than the limit")
    func hole() {
        var patience = ReaderPatience()
        var now = start
        func pause(at position: Int) -> Duration? { patience.pause(at: position, within: .seconds(10), now: now) }
        for milliseconds in [10, 20, 40, 80, 160, 320, 500, 500, 500] {
            expect(pause(at: 3), upTo: .milliseconds(milliseconds))
        }
        now = start.advanced(by: .milliseconds(9_999))
        expect(pause(at: 3), upTo: .milliseconds(500))
        now = start.advanced(by: .seconds(10))
        #expect(pause(at: 3) == nil)
    }

    @Test("gives each missing position the whole limit")
    func nextHole() {
        var patience = ReaderPatience()
        _ = patience.pause(at: 3, within: .seconds(10), now: start)
        let later = start.advanced(by: .seconds(10))
        expect(patience.pause(at: 4, within: .seconds(10), now: later), upTo: .milliseconds(10))
        #expect(patience.pause(at: 4, within: .seconds(10), now: later.advanced(by: .seconds(10))) == nil)
    }
}
