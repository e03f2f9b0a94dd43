#if Postgres
import Testing

@Suite("The schedule of a nemesis")
struct NemesisScheduleTests {
    @Test("is the same for the same seed, and another for another")
    func seeded() {
        var (first, same, other) = (
            NemesisSchedule(seed: 7), NemesisSchedule(seed: 7), NemesisSchedule(seed: 8)
        )
        for _ in 1...3 {
            let round = first.nextRound()
            #expect(round == same.nextRound())
            #expect(round != other.nextRound())
        }
    }

    @Test("has every act in every round as often as it is to be done")
    func complete() {
        var schedule = NemesisSchedule(seed: 7)
        for _ in 1...3 {
            let round = schedule.nextRound()
            for act in NemesisAct.allCases {
                #expect(act.timesPerRound > 0)
                #expect(round.filter { $0.act == act }.count == act.timesPerRound)
            }
        }
    }
}
#endif
