import OrchestrixCommon
public import OrchestrixMessaging

extension StoredEvent {
    /// An error about this event that names its type, stream, version and position.
    func fault(_ code: ErrorCode, _ what: String, cause: (any Error)? = nil) -> EventStoreError {
        EventStoreError(
            code, "event \(type) (\(stream), version \(version), position \(position)) \(what)",
            context: [
                "type": type, "stream": stream.description, "version": String(version), "position": String(position),
            ],
            cause: cause)
    }

    /// The error about an event whose type or schema version the program doesn't have.
    @usableFromInline
    func notCurrent<Event: DomainEvent>(_ type: Event.Type) -> EventStoreError {
        guard let kind = Event.CodingKeys(stringValue: self.type) else {
            return fault(.unknownEventType, "isn't a case of \(Event.self)")
        }
        let known = Event.schemaVersion(of: kind)
        let newer = schemaVersion > known ? ": it is newer than the program" : ""
        return fault(
            .unknownSchemaVersion,
            "has schema version \(schemaVersion), this program knows version \(known)\(newer)")
    }
}
