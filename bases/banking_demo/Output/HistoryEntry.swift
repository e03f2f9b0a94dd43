import OrchestrixCommon
import OrchestrixEventSourcing

/// One entry of an account's history. Its members and their order are what `history --json` prints.
struct HistoryEntry: Encodable {
    let position: Int
    let version: Int
    let type: String
    let time: Timestamp

    /// The payload, byte for byte as it is stored; `null` where it was erased.
    let data: RawJSON

    init(_ event: StoredEvent) throws {
        position = event.position
        version = event.version
        type = event.type
        time = event.time
        if case .encoded(let bytes) = event.payload {
            data = try RawJSON(validating: bytes)
        } else {
            data = try RawJSON(validating: Array("null".utf8))
        }
    }
}
