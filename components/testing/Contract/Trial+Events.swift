import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// A stream of the category `box`, in which most cases keep their events.
func box(_ id: String) -> StreamID { StreamID(category: "box", id: id) }

/// A moment at which the contract's events happened.
let moment = Timestamp(microsecondsSinceEpoch: 1_700_000_000_123_456)

/// A command and what became of it.
func record(_ id: String, fingerprint: String = "f", outcome: String = #"{"done":true}"#) -> CommandRecord {
    CommandRecord(key: CommandKey(id: id, fingerprint: fingerprint), outcome: outcome.bytes)
}

extension Trial {
    /// A payload that holds `text`, in the form that the store takes.
    func payload(_ text: String, _ kind: ContractEvent.CodingKeys = .noted) -> EventPayload {
        switch store.payloads {
        case .encoded: .encoded(#"{"text":"\#(text)"}"#.bytes)
        case .typed: .typed(ContractEvent(kind, text: text))
        }
    }

    /// An event whose payload tells its id.
    func event(
        _ id: String, _ kind: ContractEvent.CodingKeys = .noted, metadata: Metadata = Metadata()
    ) -> NewEvent {
        NewEvent(id: id, type: kind.rawValue, time: moment, payload: payload(id, kind), metadata: metadata)
    }

    func write(_ stream: StreamID, _ ids: [String], expected: ExpectedVersion = .any) -> StreamWrite {
        StreamWrite(stream, expected: expected, events: ids.map { event($0) })
    }

    @discardableResult
    func append(_ request: AppendRequest) async throws -> AppendResult {
        try await store.append(request)
    }

    /// Appends events with these ids.
    @discardableResult
    func append(
        _ ids: [String], to stream: StreamID, expected: ExpectedVersion = .any, command: CommandRecord? = nil
    ) async throws -> AppendResult {
        try await store.append(AppendRequest([write(stream, ids, expected: expected)], command: command))
    }

    /// Appends one event.
    @discardableResult
    func append(_ event: NewEvent, to stream: StreamID) async throws -> AppendResult {
        try await store.append(AppendRequest(to: stream, expected: .any, events: [event]))
    }

    @discardableResult
    func delete(
        _ stream: StreamID, eventID: String, expected: ExpectedVersion = .any
    ) async throws -> AppendResult {
        try await store.append(.deletion(of: stream, expected: expected, eventID: eventID, time: moment))
    }
}
