import OrchestrixEventSourcing
import Testing

/// The state machine, as a table: what goes in, and what follows.
@Suite("Group commit")
struct GroupCommitTests {
    typealias Machine = GroupCommit<String, Int>

    private func entry(_ ticket: Int, bytes: Int = 1, solo: Bool = false) -> Machine.Entry {
        Machine.Entry(ticket: ticket, item: "item-\(ticket)", bytes: bytes, isSolo: solo)
    }

    /// The tickets of the batch that follows from a submission; `nil` where none does.
    private func batch(_ submission: Machine.Submission) -> [Int]? {
        if case .commit(let batch) = submission { batch.entries.map(\.ticket) } else { nil }
    }

    private func word(_ submission: Machine.Submission) -> String {
        switch submission {
        case .commit: "commit"
        case .wait: "wait"
        case .refuseFull: "full"
        case .refuseClosed: "closed"
        }
    }

    private func decided(_ count: Int) -> Machine.Outcome { .decided((0..<count).map { .success($0) }) }

    /// A machine that commits ticket 0, while the entries wait.
    private func busy(by limits: GroupCommitLimits = .standard, _ waiting: [Machine.Entry]) -> Machine {
        var machine = Machine(limits: limits)
        _ = machine.submit(entry(0))
        for entry in waiting { _ = machine.submit(entry) }
        return machine
    }

    /// The batch that follows from the end of another, where nobody comes back who was told.
    private func batch(_ completion: Machine.Completion, _ machine: inout Machine) -> Machine.Batch? {
        switch completion.next {
        case .commit(let batch): batch
        case .gather: machine.gathered()
        case .rest: nil
        }
    }

    private func word(_ completion: Machine.Completion) -> String {
        switch completion.next {
        case .commit: "commit"
        case .gather: "gather"
        case .rest: "rest"
        }
    }

    /// The batches that follow one another until the machine is idle.
    private func batches(_ machine: inout Machine, first: Int = 1) -> [[Int]] {
        var batches: [[Int]] = []
        var count = first
        while let next = batch(machine.complete(decided(count)), &machine) {
            batches.append(next.entries.map(\.ticket))
            count = next.entries.count
        }
        return batches
    }

    @Test("one who is alone waits for nobody")
    func commitsAtOnce() {
        var machine = Machine()
        #expect(machine.isIdle)
        #expect(batch(machine.submit(entry(1))) == [1])
        #expect(!machine.isIdle)
        let done = machine.complete(decided(1))
        #expect(done.deliveries.map(\.ticket) == [1] && word(done) == "rest" && machine.isIdle)
    }

    @Test("limits below one still let one through at a time", arguments: [0, -1])
    func lowLimits(_ limit: Int) {
        var machine = busy(by: GroupCommitLimits(batchCount: limit, batchBytes: limit), [entry(1), entry(2)])
        #expect(batches(&machine) == [[1], [2]])
    }

    @Test("those who come meanwhile share the next batch, in the order in which they came")
    func groups() {
        var machine = busy([entry(1), entry(2), entry(3)])
        #expect(batches(&machine) == [[1, 2, 3]])
        #expect(machine.isIdle)
    }

    @Test("a batch is cut by count")
    func cutsByCount() {
        var machine = busy(by: GroupCommitLimits(batchCount: 2), (1...5).map { entry($0) })
        #expect(batches(&machine) == [[1, 2], [3, 4], [5]])
    }

    @Test("a batch is cut before it is too large, and an item that alone is too large gets one of its own")
    func cutsByBytes() {
        let sizes = [4, 4, 4, 50, 6, 4, 1]
        var machine = busy(by: GroupCommitLimits(batchBytes: 10), sizes.enumerated().map { entry($0 + 1, bytes: $1) })
        #expect(batches(&machine) == [[1, 2], [3], [4], [5, 6], [7]])
    }

    @Test("one who wants a batch to itself gets it, and keeps its place")
    func leavesAlone() {
        var machine = busy([
            entry(1), entry(2, solo: true), entry(3), entry(4), entry(5, solo: true), entry(6, solo: true),
        ])
        #expect(batches(&machine) == [[1], [2], [3, 4], [5], [6]])
    }

    @Test("each learns its own result")
    func tellsApart() throws {
        struct Lost: Error {}
        var machine = busy([entry(1), entry(2), entry(3)])
        _ = batch(machine.complete(decided(1)), &machine)
        let done = machine.complete(.decided([.success(10), .failure(Lost()), .success(30)]))
        #expect(done.deliveries.map(\.ticket) == [1, 2, 3])
        #expect(try done.deliveries[0].result.get() == 10)
        #expect(throws: Lost.self) { try done.deliveries[1].result.get() }
        #expect(try done.deliveries[2].result.get() == 30)
    }

    @Test("one more than may wait is refused, and there is room again after the next batch")
    func isBounded() {
        var machine = busy(by: GroupCommitLimits(queued: 2), [entry(1), entry(2)])
        #expect(word(machine.submit(entry(3))) == "full")
        #expect(batch(machine.complete(decided(1)), &machine)?.entries.map(\.ticket) == [1, 2])
        #expect(word(machine.submit(entry(4))) == "wait")
        #expect(word(machine.complete(decided(2))) == "gather")
        #expect(word(machine.submit(entry(5))) == "wait")
        #expect(word(machine.submit(entry(6))) == "full")
        #expect(machine.gathered()?.entries.map(\.ticket) == [4, 5])
    }

    @Test("those who were told come into the next batch, if they come back at once")
    func gathers() {
        var machine = busy([entry(1), entry(2), entry(3)])
        #expect(batch(machine.complete(decided(1)), &machine)?.entries.count == 3)
        #expect(word(machine.submit(entry(4))) == "wait")
        #expect(word(machine.complete(decided(3))) == "gather")
        #expect((5...7).allSatisfy { word(machine.submit(entry($0))) == "wait" })
        #expect(machine.gathered()?.entries.map(\.ticket) == [4, 5, 6, 7])
        #expect(word(machine.complete(decided(4))) == "gather")
        #expect(machine.gathered() == nil && machine.isIdle)
        #expect(batch(machine.submit(entry(8))) == [8])
    }

    @Test("nobody is waited for where more wait than were told")
    func goesOn() {
        var machine = busy([entry(1), entry(2)])
        let done = machine.complete(decided(1))
        #expect(word(done) == "commit" && batch(done, &machine)?.entries.map(\.ticket) == [1, 2])
    }

    @Test("one who is cancelled while it waits is withdrawn")
    func withdraws() {
        var machine = busy([entry(1), entry(2), entry(3)])
        #expect(machine.cancel(ticket: 2) == .withdrawn)
        #expect(machine.cancel(ticket: 2) == .tooLate)
        #expect(batches(&machine) == [[1, 3]])
    }

    @Test("one who is cancelled while it is committed learns the outcome")
    func learnsOutcome() {
        var machine = busy([entry(1)])
        #expect(machine.cancel(ticket: 0) == .tooLate)
        let done = machine.complete(decided(1))
        #expect(done.deliveries.map(\.ticket) == [0])
        #expect(batch(done, &machine)?.entries.map(\.ticket) == [1])
        #expect(machine.cancel(ticket: 1) == .tooLate)
        #expect(machine.complete(decided(1)).deliveries.map(\.ticket) == [1])
    }

    @Test("a batch that items spoil is split until those fail alone, before anything else is tried")
    func splits() {
        struct Poison: Error {}
        var machine = busy((1...5).map { entry($0) })
        var next = batch(machine.complete(decided(1)), &machine)?.entries ?? []
        _ = machine.submit(entry(6))
        var tried: [[Int]] = []
        var failed: [Int] = []
        while !next.isEmpty {
            tried.append(next.map(\.ticket))
            let isSpoiled = next.contains { $0.ticket == 2 || $0.ticket == 4 }
            let done = machine.complete(isSpoiled ? .spoiled(Poison()) : decided(next.count))
            failed += done.deliveries.filter { (try? $0.result.get()) == nil }.map(\.ticket)
            next = batch(done, &machine)?.entries ?? []
        }
        #expect(tried == [[1, 2, 3, 4, 5], [1, 2], [1], [2], [3, 4, 5], [3], [4, 5], [4], [5], [6]])
        #expect(failed == [2, 4])
        #expect(machine.isIdle)
    }

    @Test("a batch that fails as a whole fails for all, and the next goes on")
    func failsWhole() {
        struct Broken: Error {}
        var machine = busy([entry(1), entry(2)])
        _ = batch(machine.complete(decided(1)), &machine)
        _ = machine.submit(entry(3))
        let done = machine.complete(.failed(Broken()))
        #expect(done.deliveries.map(\.ticket) == [1, 2])
        for delivery in done.deliveries { #expect(throws: Broken.self) { try delivery.result.get() } }
        #expect(batch(done, &machine)?.entries.map(\.ticket) == [3])
    }

    @Test("with a second lane a batch begins beside another once as many wait, and each lane goes on by itself")
    func lanes() {
        var machine = Machine(lanes: 2)
        #expect(batch(machine.submit(entry(0))) == [0])
        #expect(batch(machine.submit(entry(1))) == [1])
        #expect((2...4).allSatisfy { word(machine.submit(entry($0))) == "wait" })
        let second = machine.complete(decided(1), lane: 1)
        #expect(second.deliveries.map(\.ticket) == [1])
        let next = batch(second, &machine)
        #expect(next?.entries.map(\.ticket) == [2, 3, 4] && next?.lane == 1)
        // As many as the last batch holds make the next one.
        #expect(word(machine.complete(decided(1), lane: 0)) == "rest")
        #expect(["wait", "wait", "commit"] == (5...7).map { word(machine.submit(entry($0))) })
        #expect(machine.complete(decided(3), lane: 1).deliveries.map(\.ticket) == [2, 3, 4])
        // Beside a batch that is being committed nobody is waited for.
        let last = machine.complete(decided(3), lane: 0)
        #expect(last.deliveries.map(\.ticket) == [5, 6, 7] && word(last) == "gather")
        #expect(machine.gathered(on: 0) == nil && machine.isIdle)
    }

    @Test("nobody is committed beside one who wants a batch to itself, on whatever lane")
    func soloLanes() {
        var machine = Machine(lanes: 2)
        #expect(batch(machine.submit(entry(0, solo: true))) == [0])
        #expect(word(machine.submit(entry(1))) == "wait")
        #expect(batch(machine.complete(decided(1)), &machine)?.entries.map(\.ticket) == [1])
        #expect(word(machine.submit(entry(2, solo: true))) == "wait")
        #expect(batch(machine.complete(decided(1)), &machine)?.entries.map(\.ticket) == [2])
    }

    @Test("a closed machine refuses what waits and what comes, and completes what is being committed")
    func closes() {
        var machine = busy([entry(1), entry(2)])
        #expect(machine.close() == [1, 2])
        #expect(word(machine.submit(entry(3))) == "closed")
        let done = machine.complete(decided(1))
        #expect(done.deliveries.map(\.ticket) == [0] && word(done) == "rest" && machine.isIdle)
        #expect(machine.close() == [])
    }
}
