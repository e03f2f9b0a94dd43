#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// What is to be done with each append of a batch, if the store is as the ledger says.
struct BatchPlan: Sendable {
    private enum Step: Sendable {
        case known(Result<AppendResult, any Error>)
        case store(PlannedAppend)
    }

    private var steps: [Step] = []

    /// What is to be stored, in order.
    private(set) var appends: [PlannedAppend] = []

    /// What the plan refuses because of the state of a stream, which is right only if it isn't stored already.
    private(set) var refused: [AppendRequest] = []

    /// Whether something of it was stored before.
    private(set) var repeats = false

    /// Where the plan takes each stream to stand before the batch.
    let assumptions: [Assumption]

    /// How it takes the log to end before the batch, if it knows.
    let expectedEnd: ExpectedEnd?

    /// Where the streams stand after it.
    let states: [StreamID: StreamState]

    /// Decides `requests` in order, each seeing the one before.
    ///
    /// - Throws: ``Unproven`` where the ledger doesn't know enough.
    init(_ requests: [AppendRequest], ledger: consuming BatchLedger) throws(Unproven) {
        for request in requests {
            ledger.expect(request)
            do {
                switch try AppendRules.decide(request, ledger: &ledger) {
                case .repeated(let result):
                    repeats = true
                    steps.append(.known(.success(result)))
                case .insert(let versions):
                    let append = PlannedAppend(
                        request: request, versions: versions, offset: appends.last?.end ?? 0)
                    ledger.add(append)
                    appends.append(append)
                    steps.append(.store(append))
                }
            } catch let error as Unproven {
                throw error
            } catch {
                steps.append(.known(.failure(error)))
                if ledger.isAssumed { refused.append(request) }
            }
        }
        assumptions = ledger.assumptions
        expectedEnd = ledger.expectedEnd
        states = ledger.states
    }

    /// Each append's result, once the plan was carried out in a log that ended at `head`.
    func results(head: Int, moment: Timestamp) -> [Result<AppendResult, any Error>] {
        steps.map { step in
            switch step {
            case .known(let result): result
            case .store(let append): .success(append.result(head: head, moment: moment))
            }
        }
    }

    /// The ids of the first and the last event to be stored.
    var ends: (first: String, last: String)? {
        let storing = appends.filter { $0.end > $0.offset }
        guard let first = storing.first?.request.writes.first(where: { !$0.events.isEmpty })?.events.first,
            let last = storing.last?.request.writes.last(where: { !$0.events.isEmpty })?.events.last
        else { return nil }
        return (first.id, last.id)
    }

    /// The number of events to be stored.
    var eventCount: Int { appends.last?.end ?? 0 }
}
#endif
