import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Everything that a reader sees of an event, to be compared.
///
/// Texts are compared by their bytes: what went in has to come out, and not only something like it.
struct SeenEvent: Equatable {
    let position, version, schemaVersion: Int
    let names: [[UInt8]]
    let times: [Timestamp]
    let attributes: [[UInt8]]
    let metadata: Metadata
    let payload: SeenPayload

    init(_ event: StoredEvent) {
        position = event.position
        version = event.version
        schemaVersion = event.schemaVersion
        names = [event.stream.category, event.stream.id, event.id, event.type, event.event.contentType].map(\.bytes)
        times = [event.recordedAt, event.time]
        attributes = event.metadata.attributes.flatMap { [$0.name.bytes, $0.value.bytes] }
        metadata = event.metadata
        payload = SeenPayload(event.payload)
    }
}

extension SeenEvent: CustomStringConvertible {
    var description: String {
        let names = names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return
            "#\(position) v\(version) [\(names)] schema \(schemaVersion) at \(times) \(metadata.attributes) \(payload)"
    }
}

extension String {
    var bytes: [UInt8] { Array(utf8) }
}
