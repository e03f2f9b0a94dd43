#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// An append that is to be stored, and its place in its batch. Positions become places in the log when the batch is.
struct PlannedAppend: Sendable {
    let request: AppendRequest

    /// What each of its streams is at before.
    let versions: ShortList<Int>

    /// How many events of the batch come before its own.
    let offset: Int

    /// How many events of the batch there are up to its end.
    var end: Int { offset + request.eventCount }

    /// Its result, in a log that ended at `head` before the batch.
    func result(head: Int, moment: Timestamp) -> AppendResult {
        let hasEvents = end > offset
        return AppendResult(
            positions: hasEvents ? head + offset + 1...head + end : nil,
            streams: writtenStreams.map { stream in
                WrittenStream(stream.stream, version: stream.version, position: head + stream.position)
            },
            recordedAt: hasEvents || request.command != nil ? moment : nil, command: request.command)
    }

    /// The streams that it writes to, with positions that count from the beginning of the batch.
    var writtenStreams: [WrittenStream] {
        var position = offset
        return zip(request.writes, versions).compactMap { write, version in
            guard !write.events.isEmpty else { return nil }
            position += write.events.count
            return WrittenStream(write.stream, version: version + write.events.count, position: position)
        }
    }
}
#endif
