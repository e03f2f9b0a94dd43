#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Sees to it that of several batches of a writer which bring the same append at the same time only one tells its caller
/// that it was the first.
///
/// The database knows that for itself. But a batch that was done again, because its connection was lost, may find what
/// another one has stored meanwhile, and can't tell it from its own.
struct FirstTimes: Sendable {
    typealias Results = PostgresBatch.Results

    private struct Finished {
        let requests: [AppendRequest]
        let results: Results
        let isSettled: Bool
        let moment: Int
    }

    /// When each batch was begun that is being committed. Moments are counted.
    private var running: [Int: Int] = [:]
    /// The batches that ended while others were being committed which still are.
    private var finished: [Finished] = []
    private var moment = 0

    /// Takes in that a batch is being committed.
    ///
    /// - Returns: its number.
    mutating func begin() -> Int {
        moment += 1
        running[moment] = moment
        return moment
    }

    /// Takes in what became of a batch.
    ///
    /// - Parameter isSettled: whether it was done again because its connection was lost.
    /// - Returns: what its callers are told.
    mutating func finish(_ number: Int, _ requests: [AppendRequest], _ results: Results, isSettled: Bool) -> Results {
        guard let begun = running.removeValue(forKey: number) else { return results }
        let others = finished.filter { $0.moment > begun && ($0.isSettled || isSettled) }
        let told = others.isEmpty ? results : Self.correct(results, of: requests, by: others)
        moment += 1
        finished.append(Finished(requests: requests, results: told, isSettled: isSettled, moment: moment))
        forget()
        return told
    }

    /// Takes in that a batch has failed.
    mutating func fail(_ number: Int) {
        running[number] = nil
        forget()
    }

    private mutating func forget() {
        guard let oldest = running.values.min() else { return finished.removeAll(keepingCapacity: true) }
        finished.removeAll { $0.moment < oldest }
    }

    private static func correct(_ results: Results, of requests: [AppendRequest], by others: [Finished]) -> Results {
        var firsts: Set<ByteString> = []
        for other in others {
            for (request, result) in zip(other.requests, other.results) where result.isFirst {
                firsts.insert(request.name)
            }
        }
        return zip(requests, results).map { request, result in
            result.isFirst && firsts.contains(request.name) ? result.map { $0.asRepeat() } : result
        }
    }
}

extension Result<AppendResult, any Error> {
    fileprivate var isFirst: Bool { if case .success(let result) = self { !result.isRepeat } else { false } }
}

extension AppendRequest {
    /// What it is known by when it is sent again.
    var name: ByteString {
        ByteString(writes.first { !$0.events.isEmpty }?.events.first?.id ?? command?.key.id ?? "")
    }
}
#endif
