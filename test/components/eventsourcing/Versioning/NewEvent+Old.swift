import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

extension NewEvent {
    /// An event in its stored form, as an older program wrote it.
    static func old(
        _ type: String, _ version: Int, _ json: String, id: String = "e-1", metadata: Metadata = Metadata()
    ) -> NewEvent {
        NewEvent(
            id: id, type: type, schemaVersion: version, time: .earliest, payload: .encoded(Array(json.utf8)),
            metadata: metadata)
    }

    /// One of the first version.
    static func old(_ type: String, _ json: String, id: String = "e-1", metadata: Metadata = Metadata()) -> NewEvent {
        old(type, 1, json, id: id, metadata: metadata)
    }

    /// The event at a place of its own.
    var stored: StoredEvent {
        StoredEvent(position: 42, stream: Card.stream("C"), version: 7, recordedAt: .earliest, event: self)
    }
}
