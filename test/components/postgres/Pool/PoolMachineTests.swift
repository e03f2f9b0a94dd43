#if Postgres
import OrchestrixTesting
@testable import OrchestrixPostgres
import Testing

@Suite("The pool's machine")
struct PoolMachineTests {
    typealias Machine = PoolMachine<ManualClock.Instant>
    private let clock = ManualClock()
    private let two = PoolLimits(
        maximum: 2, idleTime: .seconds(60), lifetime: .seconds(600), checkAfter: .seconds(10))

    /// A machine with a connection that was made for caller 1, who has it.
    private func lending(_ limits: PoolLimits) -> Machine {
        var machine = Machine(limits: limits)
        #expect(machine.acquire(1, now: clock.now) == [.open(1)])
        #expect(machine.opened(1, now: clock.now) == [.lend(1, to: 1)])
        return machine
    }

    @Test("makes connections up to the largest size, and then lets callers wait in the order in which they came")
    func fair() {
        var machine = lending(two)
        #expect(machine.acquire(2, now: clock.now) == [.open(2)])
        #expect(machine.acquire(3, now: clock.now) == [])
        #expect(machine.acquire(4, now: clock.now) == [])
        #expect(machine.opened(2, now: clock.now) == [.lend(2, to: 2)])
        clock.advance(by: .seconds(3))
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [.lend(1, to: 3)])
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [.lend(1, to: 4)])
        #expect(machine.metrics.inUse == 2 && machine.metrics.waiting == 0)
        #expect(machine.counts.acquired == 4 && machine.counts.waited == .seconds(6))
    }

    @Test("never hands on a connection that is broken or in a transaction, and makes another instead")
    func broken() {
        var machine = lending(two)
        #expect(machine.acquire(2, now: clock.now) == [.open(2)])
        #expect(machine.acquire(3, now: clock.now) == [])
        #expect(machine.giveBack(1, isReusable: false, now: clock.now) == [.close(1), .open(3)])
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [])
    }

    @Test("gives the place of a caller who has gone to the next", arguments: [PoolRefusal.cancelled, .timedOut])
    func withdrawn(reason: PoolRefusal) {
        var machine = lending(PoolLimits(maximum: 1))
        #expect(machine.acquire(2, now: clock.now) == [])
        #expect(machine.acquire(3, now: clock.now) == [])
        #expect(machine.withdraw(2, reason, now: clock.now) == [.refuse(2, reason)])
        #expect(machine.withdraw(2, reason, now: clock.now) == [])
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [.lend(1, to: 3)])
        #expect(machine.withdraw(3, reason, now: clock.now) == [])
        #expect(machine.counts.timedOut == (reason == .timedOut ? 1 : 0))
    }

    @Test("checks a connection that lay idle; where it is lost its caller is the next to get one")
    func checks() {
        var machine = lending(two)
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [])
        clock.advance(by: .seconds(10))
        #expect(machine.acquire(2, now: clock.now) == [.check(1)])
        #expect(machine.checked(1, stands: false, now: clock.now) == [.close(1), .open(2)])
        #expect(machine.opened(2, now: clock.now) == [.lend(2, to: 2)])
        #expect(machine.giveBack(2, isReusable: true, now: clock.now) == [])
        clock.advance(by: .seconds(10))
        #expect(machine.acquire(3, now: clock.now) == [.check(2)])
        #expect(machine.withdraw(3, .timedOut, now: clock.now) == [.refuse(3, .timedOut)])
        #expect(machine.checked(2, stands: true, now: clock.now) == [])
        #expect(machine.acquire(4, now: clock.now) == [.lend(2, to: 4)])
    }

    @Test("ends what is idle or alive for too long, and keeps the smallest size")
    func ages() {
        var machine = Machine(
            limits: PoolLimits(minimum: 1, maximum: 2, idleTime: .seconds(60), lifetime: .seconds(600)))
        #expect(machine.tend(now: clock.now) == [.open(1)])
        #expect(machine.opened(1, now: clock.now) == [])
        clock.advance(by: .seconds(60))
        #expect(machine.tend(now: clock.now) == [])
        clock.advance(by: .seconds(540))
        #expect(machine.tend(now: clock.now) == [.close(1), .open(2)])
        #expect(machine.counts.created == 1 && machine.counts.closed == 1)
    }

    @Test("ends of two connections that are idle for too long one, and keeps the other as the smallest size asks")
    func idle() {
        var machine = Machine(
            limits: PoolLimits(minimum: 1, maximum: 2, idleTime: .seconds(60), lifetime: .seconds(600)))
        #expect(machine.acquire(1, now: clock.now) == [.open(1)])
        #expect(machine.opened(1, now: clock.now) == [.lend(1, to: 1)])
        #expect(machine.acquire(2, now: clock.now) == [.open(2)])
        #expect(machine.opened(2, now: clock.now) == [.lend(2, to: 2)])
        #expect(machine.giveBack(2, isReusable: true, now: clock.now) == [])
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [])
        clock.advance(by: .seconds(59))
        #expect(machine.tend(now: clock.now) == [])
        clock.advance(by: .seconds(1))
        #expect(machine.tend(now: clock.now) == [.close(2)])
        #expect(machine.tend(now: clock.now) == [])
        #expect(machine.metrics.idle == 1 && machine.counts.closed == 1)
        #expect(machine.acquire(3, now: clock.now) == [.check(1)])
    }

    @Test("tells who has waited longest that no connection can be made, unless there is another to wait for")
    func unreachable() {
        var machine = Machine(limits: two)
        #expect(machine.acquire(1, now: clock.now) == [.open(1)])
        #expect(machine.acquire(2, now: clock.now) == [.open(2)])
        #expect(machine.failed(1, now: clock.now) == [.refuse(1, .unreachable)])
        #expect(machine.opened(2, now: clock.now) == [.lend(2, to: 2)])
        #expect(machine.acquire(3, now: clock.now) == [.open(3)])
        #expect(machine.failed(3, now: clock.now) == [])
        #expect(machine.giveBack(2, isReusable: true, now: clock.now) == [.lend(2, to: 3)])
    }

    @Test("once closed refuses who waits and who comes, and is finished when everything is given back")
    func closes() {
        var machine = lending(PoolLimits(maximum: 1))
        #expect(machine.acquire(2, now: clock.now) == [])
        #expect(machine.close() == [.refuse(2, .closed)])
        #expect(machine.acquire(3, now: clock.now) == [.refuse(3, .closed)])
        #expect(!machine.isFinished)
        #expect(machine.giveBack(1, isReusable: true, now: clock.now) == [.close(1)])
        #expect(machine.isFinished)
    }
}
#endif
