import OrchestrixEventSourcing
import OrchestrixTesting

/// A machine, and what its callers know.
struct Walk {
    struct Poison: Error {}
    struct Broken: Error {
        let what: String
    }

    typealias Machine = GroupCommit<Int, Int>

    let limits: GroupCommitLimits
    let lanes: Int
    var machine: Machine
    var inFlight: [Machine.Batch] = []
    /// The lane that lets its callers come back.
    var gathering: Int?
    var open: Set<Int> = []
    var told: [Int: Int] = [:]
    var committed: [Int] = []
    var failed: Set<Int> = []
    var poisoned: Set<Int> = []
    var broken: Set<Int> = []
    private var lastTicket = 0

    init(limits: GroupCommitLimits, lanes: Int) {
        self.limits = limits
        self.lanes = lanes
        machine = Machine(limits: limits, lanes: lanes)
    }

    mutating func step(_ random: inout SeededRandom) throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<6: try submit(&random)
        case 6: cancel(&random)
        case 7: try gathered()
        default:
            let isBroken = Int.random(in: 0..<10, using: &random) == 0
            try complete(Int.random(in: 0..<max(1, inFlight.count), using: &random), isBroken: isBroken)
        }
    }

    mutating func drain() throws {
        while !inFlight.isEmpty || gathering != nil {
            try gathered()
            try complete()
        }
    }

    private mutating func submit(_ random: inout SeededRandom) throws {
        lastTicket += 1
        let entry = Machine.Entry(
            ticket: lastTicket, item: lastTicket, bytes: .random(in: 0...8, using: &random),
            isSolo: Int.random(in: 0..<8, using: &random) == 0)
        if Int.random(in: 0..<10, using: &random) == 0 { poisoned.insert(lastTicket) }
        let waiting = open.count - inFlight.reduce(0) { $0 + $1.entries.count }
        switch machine.submit(entry) {
        case .commit(let batch):
            open.insert(lastTicket)
            try begin(batch)
        case .wait: open.insert(lastTicket)
        case .refuseFull:
            guard waiting >= limits.queued else { throw Broken(what: "refused with \(waiting) waiting") }
            poisoned.remove(lastTicket)
        case .refuseClosed: throw Broken(what: "closed")
        }
    }

    private mutating func cancel(_ random: inout SeededRandom) {
        guard let ticket = open.sorted().randomElement(using: &random) else { return }
        guard machine.cancel(ticket: ticket) == .withdrawn else { return }
        open.remove(ticket)
        poisoned.remove(ticket)
    }

    private mutating func begin(_ batch: Machine.Batch) throws {
        guard (0..<lanes).contains(batch.lane), !inFlight.contains(where: { $0.lane == batch.lane }) else {
            throw Broken(what: "two batches at once on lane \(batch.lane)")
        }
        guard gathering == nil else { throw Broken(what: "a batch while its callers are gathered") }
        guard inFlight.isEmpty || !(inFlight + [batch]).contains(where: { $0.entries.contains(where: \.isSolo) })
        else { throw Broken(what: "another batch beside one who wants to be alone") }
        inFlight.append(batch)
    }

    private mutating func gathered() throws {
        guard let lane = gathering else { return }
        gathering = nil
        if let batch = machine.gathered(on: lane) { try begin(batch) }
        try checkGoingOn()
    }

    private func checkGoingOn() throws {
        guard !inFlight.isEmpty || gathering != nil || open.isEmpty else { throw Broken(what: "nothing goes on") }
    }

    private mutating func complete(_ index: Int = 0, isBroken: Bool = false) throws {
        guard !inFlight.isEmpty else { return }
        let lane = inFlight[index].lane
        let batch = inFlight.remove(at: index).entries
        try checkLimits(batch)
        if isBroken { broken.formUnion(batch.map(\.ticket)) }
        let isSpoiled = batch.contains { poisoned.contains($0.ticket) }
        let outcome: Machine.Outcome =
            isBroken
            ? .failed(Broken(what: "the connection"))
            : isSpoiled ? .spoiled(Poison()) : .decided(batch.map { .success($0.ticket) })
        let done = machine.complete(outcome, lane: lane)
        for (ticket, result) in done.deliveries { tell(ticket, result) }
        switch done.next {
        case .commit(let next): try begin(next)
        case .gather: gathering = lane
        case .rest: break
        }
        try checkGoingOn()
    }

    private mutating func tell(_ ticket: Int, _ result: Result<Int, any Error>) {
        told[ticket, default: 0] += 1
        open.remove(ticket)
        switch result {
        case .success(let item): committed.append(item)
        case .failure: failed.insert(ticket)
        }
    }

    private func checkLimits(_ batch: [Machine.Entry]) throws {
        guard batch.count > 1 else { return }
        guard batch.count <= limits.batchCount else { throw Broken(what: "a batch of \(batch.count)") }
        guard batch.reduce(0, { $0 + $1.bytes }) <= limits.batchBytes else { throw Broken(what: "too many bytes") }
        guard !batch.contains(where: \.isSolo) else { throw Broken(what: "company for one who wants to be alone") }
    }
}
