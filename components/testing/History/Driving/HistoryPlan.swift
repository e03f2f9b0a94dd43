import OrchestrixCommon
import OrchestrixEventSourcing

/// What one append of a workload does. The same seed, writer and number always plan the same.
struct HistoryPlan: Sendable {
    /// What is expected of a stream.
    enum Mode: Sendable {
        case any, noStream, streamExists
        /// The version that was read before.
        case asRead
        /// Another version than the one that was read: the append is to be refused.
        case beside
    }

    /// How an append is sent.
    enum Delivery: Sendable {
        case once
        /// Again after it was told what came of it.
        case again
        /// Twice at the same time.
        case twiceAtOnce
        /// Its acknowledgement is lost, and it is sent again.
        case unheard
        /// Its caller gives up soon.
        case impatient
    }

    struct Target: Sendable {
        let stream: StreamID
        let mode: Mode
        let events: Int
    }

    let seed: UInt64
    let key: HistoryKey
    let targets: [Target]
    let hasCommand: Bool
    let delivery: Delivery

    /// How long the writer idles between reading and appending: how often it lets others go first.
    let stall: Int

    init(seed: UInt64, key: HistoryKey, streams: Int) {
        var random = SeededRandom(
            seed: seed &* 0x2545_F491_4F6C_DD1D &+ UInt64(key.writer) << 32 &+ UInt64(key.number))
        self.seed = seed
        self.key = key
        let isCheckOnly = random.chance(of: 3)
        var targets = Self.streams(streams, key, &random).map { stream in
            Target(
                stream: stream, mode: Self.mode(isNew: stream.category == "new", &random),
                events: isCheckOnly || random.chance(of: 10) ? 0 : Int.random(in: 1...3, using: &random))
        }
        hasCommand = isCheckOnly || random.chance(of: 25)
        if !hasCommand, targets.allSatisfy({ $0.events == 0 }) {
            targets[0] = Target(stream: targets[0].stream, mode: targets[0].mode, events: 1)
        }
        self.targets = targets
        delivery = Self.delivery(&random)
        stall = random.chance(of: 20) ? Int.random(in: 1...40, using: &random) : 0
    }
}

extension HistoryPlan {
    private static func streams(_ count: Int, _ key: HistoryKey, _ random: inout SeededRandom) -> [StreamID] {
        var streams: [StreamID] = []
        // Writers are at about the same number at the same time, so several begin the same new stream.
        if random.chance(of: 15) { streams.append(StreamID(category: "new", id: "N\(key.number / 4)")) }
        let further = random.chance(of: 30) ? Int.random(in: 2...3, using: &random) : streams.isEmpty ? 1 : 0
        for number in (0..<count).shuffled(using: &random).prefix(further) {
            streams.append(StreamID(category: number.isMultiple(of: 2) ? "even" : "odd", id: "S\(number)"))
        }
        return streams
    }

    private static func mode(isNew: Bool, _ random: inout SeededRandom) -> Mode {
        if isNew { return [.noStream, .noStream, .asRead, .any].randomElement(using: &random) ?? .any }
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<35: return .any
        case 35..<78: return .asRead
        case 78..<90: return .streamExists
        case 90..<95: return .noStream
        default: return .beside
        }
    }

    private static func delivery(_ random: inout SeededRandom) -> Delivery {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<76: .once
        case 76..<82: .again
        case 82..<88: .twiceAtOnce
        case 88..<94: .unheard
        default: .impatient
        }
    }
}

extension HistoryPlan.Target {
    /// What is expected of the stream, if it was read at `version`.
    func expected(_ version: Int) -> ExpectedVersion {
        switch mode {
        case .any: .any
        case .noStream: .noStream
        case .streamExists: .streamExists
        case .asRead: .exactly(version)
        case .beside: .exactly(version.isMultiple(of: 2) ? version + 1 : version - 1)
        }
    }
}

extension SeededRandom {
    /// Whether something happens that happens so many times in a hundred.
    mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
