import OrchestrixEventSourcing
import OrchestrixMessaging

extension StoredEvent {
    /// The event as it stands in the file: as others export it, but that what JSON text can't give back to the last byte
    /// stands there as Base64.
    func line() throws -> CloudEvent {
        var line = try CloudEvent(self)
        guard case .encoded(let bytes) = payload else { return line }
        let hasLineEnds = bytes.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        if hasLineEnds || line.data?.bytes != bytes { line.data = .binary(bytes) }
        return line
    }

    /// The event that stands in the file; `nil` where `line` isn't one.
    init?(_ line: CloudEvent) {
        guard let position = line.number("position"), let version = line.number("streamversion"),
            case .string(let name)? = line.extensions["stream"], let stream = StreamID(name),
            let recordedAt = line.extensions["recordedat"]?.timestamp, let time = line.time,
            let contentType = line.dataContentType, let schemaVersion = try? line.schemaVersion(),
            var metadata = try? line.metadata()
        else { return nil }
        let isErased = metadata.extensions["erased"] == true
        guard let payload = isErased ? .erased : line.data.map({ EventPayload.encoded($0.bytes) }) else { return nil }
        for place in ["position", "stream", "streamversion", "recordedat", "erased"] {
            metadata.extensions[place] = nil
        }
        let event = NewEvent(
            id: line.id, type: line.type, schemaVersion: schemaVersion, time: time, payload: payload,
            contentType: contentType, metadata: metadata)
        self.init(position: position, stream: stream, version: version, recordedAt: recordedAt, event: event)
    }
}

extension CloudEvent {
    fileprivate func number(_ name: String) -> Int? {
        extensions[name].flatMap { Int($0.description) }
    }
}
