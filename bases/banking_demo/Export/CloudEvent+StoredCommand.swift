import OrchestrixEventSourcing
import OrchestrixMessaging

extension CloudEvent {
    /// The memory of a command as a line of an exported log, of the type `orchestrix.command`.
    ///
    /// The id is the command's, the content its outcome, the extension `fingerprint` tells it from other commands.
    /// `head` is the last position in the log when it was stored; `firstposition` and `lastposition` are those of
    /// the events that were stored with it, if any. All three are decimal strings. A command whose outcome was erased
    /// has no data, and the extension `erased`.
    init(_ stored: StoredCommand) {
        let contentType = "application/json"
        let outcome = stored.record.outcome.map { CloudEventData($0, contentType: contentType) }
        self.init(
            id: stored.record.key.id, source: "banking_demo", type: "orchestrix.command",
            time: stored.result.recordedAt, dataContentType: contentType,
            extensions: ["fingerprint": .string(stored.record.key.fingerprint), "head": .string("\(stored.head)")],
            data: outcome)
        if let positions = stored.result.positions {
            extensions["firstposition"] = .string("\(positions.lowerBound)")
            extensions["lastposition"] = .string("\(positions.upperBound)")
        }
        if outcome == nil { extensions["erased"] = true }
    }
}
