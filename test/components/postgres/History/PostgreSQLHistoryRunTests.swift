#if Postgres
import OrchestrixTesting
import Testing

@Suite(
    "The history of a PostgreSQL database that eight processes write and four follow", .serialized,
    .timeLimit(.minutes(30 + HistoryRun().minutes)))
struct PostgreSQLHistoryRunTests {
    @Test("is one that a right store can have, whatever is done to the processes, their sessions and the server")
    func nemesis() async throws {
        let run = HistoryRun()
        print("history of PostgreSQL: seed \(run.seed), for \(run.duration)")
        let (report, counts, isRestartable) = try await NemesisRun(seed: run.seed, duration: run.duration).judge()
        print("history of PostgreSQL: \(report)")
        print("history of PostgreSQL: \(counts)\(isRestartable ? "" : "; this server can't be restarted")")
        let seconds = Int(run.duration.components.seconds)
        #expect(report.acknowledged >= max(100, 20 * seconds) && report.unknown > 0 && report.pages > 0)
        for act in NemesisAct.allCases where act != .restart || isRestartable {
            #expect(counts(act) >= act.timesPerRound)
        }
        #expect(counts.terminated > 0 && counts.rolledBack > 0 && counts.unrelated > (isRestartable ? 1 : 0))
        guard seconds >= 60 else { return }
        // Whether one of these takes effect is a matter of chance, which a run of full length takes often.
        #expect(counts.cancelled > 0 && counts.heldByStopped > 0)
    }

    @Test("is found out where writers acknowledge what isn't committed yet")
    func hastyWriters() async throws {
        let run = NemesisRun(
            seed: HistoryRun().seed, duration: .zero,
            crew: NemesisCrew(writers: 2, tailers: 1, writing: "write-carelessly"),
            acts: Array(repeating: .killInTransaction, count: 6))
        let breach = await #expect(throws: HistoryBreach.self) { try await run.judge() }
        #expect(try #require(breach).counts[.lost, default: 0] > 0)
    }

    @Test("is found out where followers pass over what they haven't proven to have seen")
    func carelessTailers() async throws {
        let run = NemesisRun(
            seed: HistoryRun().seed, duration: .zero,
            crew: NemesisCrew(writers: 3, tailing: "tail-carelessly", tailersReachEnd: false),
            acts: Array(repeating: .pause, count: 6))
        let breach = await #expect(throws: HistoryBreach.self) { try await run.judge() }
        #expect(try #require(breach).counts[.skipped, default: 0] > 0)
    }
}
#endif
