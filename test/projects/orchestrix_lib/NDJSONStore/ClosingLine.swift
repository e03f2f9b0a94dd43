import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// What the line that closes a commit says besides its number and time: all that its events don't tell.
struct ClosingLine: Codable {
    struct Command: Codable {
        var id: String
        var fingerprint: String
        var outcome: Data?
    }

    let events: Int
    let streams: [String]
    let command: Command?

    static let type = "ndjson.commit"

    init(_ commit: Commit) {
        events = commit.events.count
        streams = commit.streams.map(\.description)
        command = commit.command.map {
            Command(id: $0.key.id, fingerprint: $0.key.fingerprint, outcome: $0.outcome.map { Data($0) })
        }
    }
}

extension Commit {
    /// The line that closes it.
    func closingLine() throws -> CloudEvent {
        let content = try JSONCodec().encode(ClosingLine(self))
        return CloudEvent(
            id: String(number), source: "ndjson-store", type: ClosingLine.type, time: recordedAt,
            dataContentType: "application/json", data: CloudEventData(content, contentType: "application/json"))
    }

    /// The commit that `line` closes; `nil` where it doesn't close these events.
    init?(_ line: CloudEvent, closing events: [StoredEvent]) {
        guard line.type == ClosingLine.type, let number = Int(line.id), let time = line.time, let data = line.data,
            let content = try? JSONCodec().decode(ClosingLine.self, from: data.bytes), content.events == events.count
        else { return nil }
        let streams = content.streams.compactMap { StreamID($0) }
        guard streams.count == content.streams.count else { return nil }
        let command = content.command.map {
            CommandRecord(key: CommandKey(id: $0.id, fingerprint: $0.fingerprint), outcome: $0.outcome.map(Array.init))
        }
        self.init(number: number, recordedAt: time, events: events, command: command, streams: streams)
    }
}
