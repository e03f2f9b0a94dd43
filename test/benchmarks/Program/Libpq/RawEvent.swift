import OrchestrixCommon
import OrchestrixEventSourcing

/// The columns of an event that hold something, and their values; the others stay NULL.
enum RawEvent {
    static let columns = """
        category, stream, version, id, type, schemaversion, source, time, datacontenttype, correlationid, causationid, \
        data
        """

    /// The columns' types.
    static let types = [
        "text", "text", "bigint", "text", "text", "bigint", "text", "timestamptz", "text", "text", "text", "bytea",
    ]

    /// A moment as PostgreSQL has it: microseconds since 2000-01-01.
    static func moment(_ time: Timestamp) -> Int {
        Int(time.microsecondsSinceEpoch) - 946_684_800_000_000
    }

    static func data(_ event: NewEvent) -> [UInt8] {
        guard case .encoded(let data) = event.payload else { preconditionFailure("the payload isn't encoded") }
        return data
    }
}
