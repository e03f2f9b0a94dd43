import Foundation
import OrchestrixCommon

/// Lets cases loose on a codec until one breaks it, or until there have been enough.
struct FuzzRun {
    enum Extent {
        case cases(ofEachKind: Int)
        case time(Duration)

        /// What takes a few seconds with every run of the tests.
        static let ordinary = Extent.cases(ofEachKind: 200)
    }

    let seed: UInt64
    let extent: Extent
    /// The number of the first case of each kind.
    var first = 0
    var kinds = FuzzKind.all
    var codec: any FuzzedCodec = JSONCodec()
    /// Where the name of the case at work is kept, for whoever finds the process dead.
    var marker: CaseMarker?
    var isToShrink = true

    /// Carries cases out, the kinds in turn, and stops at the first breach, with the shortest example for it.
    func outcome() -> FuzzOutcome {
        var outcome = FuzzOutcome(seed: seed)
        let clock = ContinuousClock()
        let start = clock.now
        var turn = 0
        while isToGoOn(turn, clock.now - start), outcome.breach == nil {
            for kind in kinds where outcome.breach == nil {
                carryOut(FuzzCase(kind: kind, seed: seed, number: first + turn), clock, &outcome)
            }
            turn += 1
        }
        outcome.duration = clock.now - start
        return outcome
    }

    private func carryOut(_ fuzzCase: FuzzCase, _ clock: ContinuousClock, _ outcome: inout FuzzOutcome) {
        marker?.note(fuzzCase)
        let begun = clock.now
        let found = fuzzCase.breach(of: codec, &outcome.tally)
        outcome.note(fuzzCase, took: clock.now - begun)
        guard let found else { return }
        let breach = isToShrink ? fuzzCase.shrunk(found.choices, found.breach, of: codec) : found.breach
        outcome.note(breach, by: fuzzCase)
    }

    private func isToGoOn(_ turn: Int, _ elapsed: Duration) -> Bool {
        switch extent {
        case .cases(let count): turn < count
        case .time(let limit): elapsed < limit
        }
    }
}
