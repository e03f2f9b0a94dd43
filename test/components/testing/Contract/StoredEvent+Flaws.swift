import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Events and pages as a flawed engine gives them back.
extension StoredEvent {
    func with(recordedAt: Timestamp) -> StoredEvent {
        StoredEvent(position: position, stream: stream, version: version, recordedAt: recordedAt, event: event)
    }
}

extension LogPage {
    func mapped(_ map: ([StoredEvent]) -> [StoredEvent]) -> LogPage {
        LogPage(events: map(events), next: next, head: head)
    }

    func filtered(_ isShown: (StoredEvent) -> Bool) -> LogPage {
        mapped { $0.filter(isShown) }
    }
}

extension StreamQuery {
    func changed(_ change: (inout StreamQuery) -> Void) -> StreamQuery {
        var query = self
        change(&query)
        return query
    }
}

extension StreamID {
    var composed: StreamID {
        StreamID(
            category: category.precomposedStringWithCanonicalMapping, id: id.precomposedStringWithCanonicalMapping)
    }
}

extension AppendRequest {
    func composed() -> AppendRequest {
        mappingWrites { StreamWrite($0.stream.composed, expected: $0.expected, events: $0.events) }
    }

    func mappingPayloads(_ map: @Sendable ([UInt8]) -> [UInt8]) -> AppendRequest {
        mappingEvents { event in
            guard case .encoded(let bytes) = event.payload else { return event }
            return event.with(payload: .encoded(map(bytes)))
        }
    }
}

extension NewEvent {
    func inMilliseconds() -> NewEvent {
        NewEvent(
            id: id, type: type, schemaVersion: schemaVersion,
            time: Timestamp(microsecondsSinceEpoch: time.microsecondsSinceEpoch / 1_000 * 1_000), payload: payload,
            contentType: contentType, metadata: metadata)
    }

    func withTexts() -> NewEvent {
        var metadata = metadata
        metadata.extensions = metadata.extensions.mapValues { .string($0.description) }
        return NewEvent(
            id: id, type: type, schemaVersion: schemaVersion, time: time, payload: payload, contentType: contentType,
            metadata: metadata)
    }
}
