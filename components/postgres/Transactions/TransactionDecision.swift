#if Postgres
import OrchestrixEventSourcing

/// What is to become of a transaction whose appends were each decided.
struct TransactionDecision {
    private let requests: [AppendRequest]
    private let results: [Result<AppendResult, any Error>]

    init(_ requests: [AppendRequest], _ results: [Result<AppendResult, any Error>]) {
        self.requests = requests
        self.results = results
    }

    /// The first results, where all of it was stored before; `nil` where all of it is new.
    ///
    /// An append that only checks stores nothing, so it is neither: beside repeated ones it counts as repeated, whatever
    /// became of its stream since.
    ///
    /// - Throws: the first refusal; `EventStoreError` with `.eventIDConflict` or `.commandConflict` where only a part was
    ///   stored before: then it was by another transaction, and what SQL took effect with it nobody knows.
    func firstResults() throws -> [AppendResult]? {
        let known = zip(requests, results).filter { $0.0.isKnownByIDs }
        let repeated = known.filter { (try? $0.1.get())?.isRepeat == true }
        guard let first = repeated.first?.0 else {
            for result in results { _ = try result.get() }
            return nil
        }
        guard repeated.count == known.count else { throw conflict(first) }
        return results.map { (try? $0.get()) ?? AppendResult(positions: nil, streams: [], recordedAt: nil) }
    }

    private func conflict(_ request: AppendRequest) -> EventStoreError {
        let what = "is stored already, but other appends of this transaction aren't"
        if let id = request.command?.key.id {
            return EventStoreError(.commandConflict, "command \(id) \(what)", context: ["command": id])
        }
        let id = request.eventIDs.first ?? "?"
        return EventStoreError(.eventIDConflict, "event \(id) \(what)", context: ["event": id])
    }
}

extension AppendRequest {
    /// Whether it is known again: it has events or carries a command.
    var isKnownByIDs: Bool { command != nil || eventCount > 0 }
}
#endif
