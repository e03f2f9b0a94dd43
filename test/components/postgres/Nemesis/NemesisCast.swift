#if Postgres
import OrchestrixEventSourcing
import OrchestrixTesting

/// The processes of a run: those that write, and those that follow.
final class NemesisCast: Sendable {
    let writers: [NemesisLane]
    let tailers: [NemesisLane]
    private let written: LineCount
    private let tailed: LineCount

    init(_ crew: NemesisCrew, schema: String, seed: UInt64, address: String) {
        let (written, tailed) = (LineCount(), LineCount())
        (self.written, self.tailed) = (written, tailed)
        writers = (0..<crew.writers).map { number in
            let range = number * crew.writersPerProcess..<(number + 1) * crew.writersPerProcess
            return NemesisLane(
                .writing(range), mode: crew.writing, name: "\(schema)-w\(number)", schema: schema, seed: seed,
                address: address, heard: { written.add() })
        }
        tailers = (0..<crew.tailers).map { number in
            NemesisLane(
                .tailing(number), mode: crew.tailing, name: "\(schema)-t\(number)", schema: schema, seed: seed,
                address: address, heard: { tailed.add() })
        }
    }

    var all: [NemesisLane] { writers + tailers }

    /// What they have told altogether.
    var history: History {
        all.reduce(into: History()) { $0.add($1.history) }
    }

    func anyone(_ number: Int) -> NemesisLane { all[number % all.count] }

    func lane(named name: String) -> NemesisLane? { all.first { $0.name == name } }

    /// Returns when the writers have said so many lines more.
    func hear(_ lines: Int) async throws {
        let goal = written.count + lines
        try await within(.seconds(300), waitingFor: "writers to go on") { [written] in
            try await written.reach(goal)
        }
    }

    /// Returns when the followers have come to the end of what there is for each. Nobody may write any more.
    func tailersReachEnd(of store: any EventStore, seed: UInt64) async throws {
        for (number, tailer) in tailers.enumerated() {
            let last = try await HistoryReader(number, seed: seed) { _ in }.lastPosition(in: store)
            try await within(.seconds(300), waitingFor: "reader \(number) to come from \(tailer.position) to \(last)") {
                [tailed] in
                while true {
                    let count = tailed.count
                    if tailer.position >= last || tailer.isOver { return }
                    try await tailed.reach(count + 1)
                }
            }
        }
    }
}
#endif
