#if Postgres
import OrchestrixTesting

/// What the nemesis does, and when: drawn from a seed, round by round, each act at least once in every round.
struct NemesisSchedule: Sendable {
    /// An act with all that chance decides about it.
    struct Step: Sendable, Hashable {
        let act: NemesisAct
        /// How many lines the workers say before it is done.
        let lines: Int
        /// Whom it hits: as many as there are, whoever is asked counts from 0 and takes the rest of the division.
        let victim: Int
        /// For how long, where it lasts.
        let duration: Duration
        /// How many sessions or events, where it concerns several.
        let count: Int
    }

    private let acts: [NemesisAct]
    private var random: SeededRandom

    /// - Parameter acts: what is done in a round, apart from the order.
    init(seed: UInt64, acts: [NemesisAct] = everything) {
        self.acts = acts
        random = SeededRandom(seed: seed)
    }

    /// Every act as often as a round has it.
    static let everything = NemesisAct.allCases.flatMap { Array(repeating: $0, count: $0.timesPerRound) }

    mutating func nextRound() -> [Step] {
        acts.shuffled(using: &random).map { act in
            Step(
                act: act, lines: .random(in: 1...600, using: &random), victim: .random(in: 0...999_999, using: &random),
                duration: .milliseconds(Int.random(in: 20...700, using: &random)),
                count: .random(in: 1...6, using: &random))
        }
    }
}
#endif
