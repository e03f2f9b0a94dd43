#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// Why a line of an imported log can't be stored. Each error names the line.
enum ImportFault {
    static func conflict(
        _ line: Int, _ message: String, _ context: [String: String] = [:], code: ErrorCode = .archiveConflict
    ) -> EventStoreError {
        EventStoreError(
            code, "line \(line): \(message)", context: context.merging(["line": String(line)]) { $1 })
    }

    static func position(_ entry: ImportChunk.Event, _ message: String) -> EventStoreError {
        conflict(entry.line, message, ["position": String(entry.event.position), "event": entry.event.id])
    }

    static func command(_ entry: ImportChunk.Command, _ message: String, code: ErrorCode = .archiveConflict)
        -> EventStoreError
    {
        let id = entry.command.record.key.id
        return conflict(entry.line, "command \(id) \(message)", ["command": id], code: code)
    }
}

extension ImportPlan {
    /// The state of the event's stream, which must take it.
    func checked(_ state: StreamState, _ entry: ImportChunk.Event) throws -> Int {
        guard !state.isDeleted else {
            throw ImportFault.conflict(
                entry.line, "stream \(entry.event.stream) was deleted and takes no more events",
                ["stream": entry.event.stream.description], code: .streamDeleted)
        }
        return state.version
    }
}
#endif
