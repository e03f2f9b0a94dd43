#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

extension PostgresBatch.Committed {
    /// What the callers of `batch` are told, where this is what came of doing it again after its connection was lost.
    ///
    /// What the lost connection stored is no repetition to its caller, if it is known to be this batch's own: by its
    /// event ids, and with a command by its record too. The same command may have been sent by others, whose events and
    /// outcome aren't this one's.
    func settling(_ batch: PostgresBatch) -> PostgresBatch.Committed {
        var settled = self
        settled.isSettled = true
        var seen: Set<ByteString> = []
        for (index, request) in batch.requests.enumerated() {
            // Of twins in a batch the second is a repetition.
            guard seen.insert(request.name).inserted,
                case .success(let result) = results[index], isOwn(result, of: request, since: batch.now)
            else { continue }
            settled.results[index] = .success(result.asFirst())
        }
        return settled
    }

    private func isOwn(_ result: AppendResult, of request: AppendRequest, since moment: Timestamp) -> Bool {
        guard result.isRepeat, let recordedAt = result.recordedAt, recordedAt >= moment,
            result.command == request.command
        else { return false }
        guard let positions = result.positions else { return request.eventCount == 0 }
        return request.eventIDs.allSatisfy { id in found[ByteString(id)].map(positions.contains) ?? false }
            && positions.count == request.eventCount
    }
}

extension AppendResult {
    /// The same result, as it was given the first time.
    func asFirst() -> AppendResult {
        AppendResult(positions: positions, streams: streams, recordedAt: recordedAt, command: command)
    }

    /// This result as the first one, where it was stored since `moment`: then it is what the lost connection did.
    func asFirst(since moment: Timestamp) -> AppendResult {
        guard isRepeat, let recordedAt, recordedAt >= moment else { return self }
        return asFirst()
    }
}
#endif
