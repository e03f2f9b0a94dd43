#if Postgres
import OrchestrixEventSourcing

/// What a transaction is to store in the end.
struct TransactionAppends {
    private(set) var requests: [AppendRequest] = []
    private var byteCount = 0
    private var ids: Set<ByteString> = []

    /// - Throws: `EventStoreError` with `.invalidRequest` for an id that is there already, and where all of it is too much
    ///   for one message to the server.
    mutating func add(_ request: AppendRequest) throws {
        let (events, command) = (request.eventIDs, request.command?.key.id)
        if let id = events.first(where: { ids.contains(ByteString($0)) }) { throw repeated("event id \(id)") }
        if let command, ids.contains(Self.name(ofCommand: command)) { throw repeated("command id \(command)") }
        let size = try request.checkedByteCount(with: byteCount)
        ids.formUnion(events.map { ByteString($0) })
        if let command { ids.insert(Self.name(ofCommand: command)) }
        byteCount = size
        requests.append(request)
    }

    /// Names hold no zero byte, so commands and events don't meet.
    private static func name(ofCommand id: String) -> ByteString { ByteString("\u{0}" + id) }

    private func repeated(_ name: String) -> EventStoreError {
        EventStoreError(.invalidRequest, "\(name) appears twice in one transaction")
    }
}
#endif
