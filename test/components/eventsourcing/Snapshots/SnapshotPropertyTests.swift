import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("Snapshot plus tail")
struct SnapshotPropertyTests {
    /// A history that is made by chance, and what two programs see of it with snapshots and without.
    private struct Trial {
        let seed: UInt64
        var random: SeededRandom
        let clock = ManualClock()
        let store: InMemoryEventStore
        let log = NoticeLog()
        var repositories: [AggregateRepository<Card>] = []
        let later: AggregateRepository<LaterCard>
        var count = 0
        var used = 0

        init(seed: UInt64) {
            self.seed = seed
            random = SeededRandom(seed: seed)
            store = InMemoryEventStore(clock: clock.wallClock)
            var every: [Int] = []
            for _ in 1...3 { every.append(.random(in: 1...9, using: &random)) }
            later = AggregateRepository(
                store: store, snapshots: AggregateSnapshots(in: store, .every(every[0]), notify: log.note))
            for (every, cache) in [(every[1], nil), (every[2], AggregateCache<Card>())] {
                let policy = SnapshotPolicy<Card>.every(every).or(.when { $0.state.cents % 7 == 0 })
                repositories.append(
                    AggregateRepository(
                        store: store, snapshots: AggregateSnapshots(in: store, policy, notify: log.note), cache: cache))
            }
        }

        mutating func run() async throws {
            for _ in 1...Int.random(in: 5...35, using: &random) {
                try await act()
                if Bool.random(using: &random) { await settle() }
                try await compare(moments: 1)
                clock.advance(by: .seconds(Int.random(in: 0...2, using: &random)))
            }
            await settle()
            try await compare(moments: 4)
            used = log.take().count { $0.hasPrefix("used") }
        }

        private func settle() async {
            for repository in repositories { await repository.settleSnapshots() }
            await later.settleSnapshots()
        }

        /// An older program appends, or one of today's.
        private mutating func act() async throws {
            let amount = Int.random(in: 0...50, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: try await appendOld(amount)
            case 1: try await later.execute("C") { _ in [.renamed(holder: "L\(amount)")] }
            default:
                let repository = repositories.randomElement(using: &random) ?? repositories[0]
                try await repository.execute("C") { _ in
                    [.topped(cents: amount), .moved(city: "city \(amount)")].suffix(amount % 3)
                }
            }
        }

        private mutating func appendOld(_ amount: Int) async throws {
            let olds: [(String, Int, String)] = [
                ("card.created", 1, #"{"name":"\#(amount)"}"#), ("card.issued", 1, #"{"name":"\#(amount)"}"#),
                ("card.issued", 2, #"{"holder":"\#(amount)"}"#), ("card.topped", 1, #"{"euros":\#(amount)}"#),
                ("card.pinged", 1, "{}"), ("card.changed", 1, #"{"holder":"\#(amount)","city":"old"}"#),
            ]
            let events = (0..<Int.random(in: 1...4, using: &random)).compactMap { number in
                olds.randomElement(using: &random).map { NewEvent.old($0.0, $0.1, $0.2, id: "old-\(count)-\(number)") }
            }
            count += 1
            _ = try await store.append(AppendRequest(to: Card.stream("C"), expected: .any, events: events))
        }

        /// Holds what is loaded with snapshots against a replay of everything, at several moments.
        private mutating func compare(moments count: Int) async throws {
            let head = try await store.head()
            guard head > 0 else { return }
            let moments: [AsOf?] = [
                nil, .version(.random(in: 1...head, using: &random)), .position(.random(in: 1...head, using: &random)),
                .time(clock.moment - .seconds(Int.random(in: 0...20, using: &random))),
            ]
            for moment in moments.shuffled(using: &random).prefix(count) {
                let plain = try await load(AggregateRepository<Card>(store: store), moment)
                for repository in repositories { #expect(try await load(repository, moment) == plain, "seed \(seed)") }
                let plainLater = try await load(AggregateRepository<LaterCard>(store: store), moment)
                #expect(try await load(later, moment) == plainLater, "seed \(seed)")
            }
        }

        private func load<Aggregate: AggregateRoot & Equatable>(
            _ repository: AggregateRepository<Aggregate>, _ moment: AsOf?
        ) async throws -> Seen<Aggregate>? {
            do {
                let loaded =
                    if let moment { try await repository.load("C", asOf: moment) } else {
                        try await repository.load("C")
                    }
                return Seen(state: loaded.state, version: loaded.version)
            } catch is AggregateNotFound {
                return nil
            }
        }
    }

    private struct Seen<Aggregate: Equatable>: Equatable {
        let state: Aggregate
        let version: Int
    }

    @Test("gives exactly what a full replay gives, over histories made by chance, through upcasters and at any moment")
    func givesTheSame() async throws {
        let first = UInt64.random(in: 0...UInt64.max / 2)
        print("snapshot histories: seeds \(first) to \(first + 19)")
        var used = 0
        for seed in first..<(first + 20) {
            var trial = Trial(seed: seed)
            try await trial.run()
            used += trial.used
        }
        print("snapshot histories: snapshots were used \(used) times")
        #expect(used > 50, "from seed \(first) on, snapshots were used \(used) times only")
    }
}
