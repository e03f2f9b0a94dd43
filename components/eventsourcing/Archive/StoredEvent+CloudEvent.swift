import OrchestrixCommon
public import OrchestrixMessaging

extension StoredEvent {
    /// The stored event that `event`, a line of an exported log, was made from: in everything the same.
    ///
    /// Of an event that was held as a Swift value the payload is the encoded one.
    ///
    /// - Throws: ``EventStoreError`` with `.malformedArchive`, or `CloudEventError`; both name the attribute.
    public init(_ event: CloudEvent) throws {
        let attributes = ArchivedAttributes(event: event)
        guard let stream = StreamID(try attributes.text("stream")) else {
            throw attributes.fault("stream", "isn't the name of a stream, category-id")
        }
        guard let recordedAt = event.extensions["recordedat"]?.timestamp else {
            throw attributes.fault("recordedat", "isn't there as a timestamp")
        }
        var metadata = try event.metadata()
        metadata.extensions = metadata.extensions.filter { !Metadata.namesOfPlaces.contains($0.key) }
        let payload = try attributes.content().map(EventPayload.encoded) ?? .erased
        self.init(
            position: try attributes.number("position"), stream: stream,
            version: try attributes.number("streamversion"), recordedAt: recordedAt,
            event: NewEvent(
                id: event.id, type: event.type, schemaVersion: try event.schemaVersion(), time: try attributes.time(),
                payload: payload, contentType: event.dataContentType ?? "application/json", metadata: metadata))
    }
}
