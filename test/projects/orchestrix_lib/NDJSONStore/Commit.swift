import OrchestrixCommon
import OrchestrixEventSourcing

/// What one append stores: all of it or nothing.
struct Commit: Sendable {
    /// Its place among the commits, from 1.
    let number: Int
    let recordedAt: Timestamp
    let events: [StoredEvent]
    let command: CommandRecord?
    /// Every stream of the append, also those that were only looked at.
    let streams: [StreamID]
}

extension Commit {
    /// What the append gives back.
    var result: AppendResult {
        var written: [WrittenStream] = []
        for event in events {
            if written.last?.stream == event.stream { written.removeLast() }
            written.append(WrittenStream(event.stream, version: event.version, position: event.position))
        }
        let positions = events.first.flatMap { first in events.last.map { first.position...$0.position } }
        return AppendResult(positions: positions, streams: written, recordedAt: recordedAt, command: command)
    }

    /// The streams that were only looked at.
    var checkedStreams: [StreamID] { streams.filter { stream in !events.contains { $0.stream == stream } } }

    /// The same without what `stream` has had to say.
    func erased(_ stream: StreamID) -> Commit {
        guard streams.contains(stream) else { return self }
        return Commit(
            number: number, recordedAt: recordedAt,
            events: events.map { $0.stream == stream ? $0.erased() : $0 },
            command: command.map { CommandRecord(key: $0.key, outcome: nil) }, streams: streams)
    }
}
