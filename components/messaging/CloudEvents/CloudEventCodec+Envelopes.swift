import OrchestrixCommon

extension CloudEventCodec {
    /// The message in its envelope as one line of JSON, without the line break.
    ///
    /// Of an event enum's case the associated values are the content; the case's name is the event's type.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute that isn't as it must be.
    public func encode<Content: Message>(_ envelope: Envelope<Content>) throws(CloudEventError) -> [UInt8] {
        try encode(event(of: envelope))
    }

    /// The event that the message in its envelope is to everybody else.
    ///
    /// - Throws: ``CloudEventError`` where the message can't be encoded, or its metadata can't travel.
    public func event<Content: Message>(of envelope: Envelope<Content>) throws(CloudEventError) -> CloudEvent {
        let data: RawJSON
        do {
            data = try MessageContent.encode(envelope.message)
        } catch {
            throw CloudEventError(.invalidEventData, attribute: "data", "the message doesn't encode", cause: error)
        }
        return try CloudEvent(
            id: envelope.id, type: envelope.type, time: envelope.time, schemaVersion: envelope.schemaVersion,
            metadata: envelope.metadata, dataContentType: "application/json", data: .json(data))
    }

    /// The message that is written in `bytes`, in its envelope.
    ///
    /// An event without content is read as one with an empty object.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute: as ``decode(_:)-(Collection<UInt8>)``, and where the
    ///   event is of another type or of another schema version, has no time, or its content doesn't decode.
    public func decode<Content: Message>(
        _ type: Envelope<Content>.Type, from bytes: some Collection<UInt8>
    ) throws(CloudEventError) -> Envelope<Content> {
        try envelope(of: decode(bytes))
    }

    /// The message that an event is, in its envelope.
    ///
    /// - Throws: as ``decode(_:from:)-(_,Collection<UInt8>)``.
    public func envelope<Content: Message>(
        _ type: Envelope<Content>.Type = Envelope<Content>.self, of event: CloudEvent
    ) throws(CloudEventError) -> Envelope<Content> {
        guard let version = MessageContent.schemaVersion(Content.self, type: event.type) else {
            throw CloudEventError(
                .unexpectedEventType, attribute: "type",
                "an event of type \(event.type) isn't a \(TypeName.text(of: Content.self))")
        }
        guard try event.schemaVersion() == version else {
            throw CloudEventError(
                .unexpectedSchemaVersion, attribute: "schemaversion",
                "\(event.type) has schema version \(try event.schemaVersion()), this program knows version \(version)")
        }
        guard let time = event.time else {
            throw CloudEventError(
                .missingAttribute, attribute: "time", "attribute time is missing; an envelope has one")
        }
        return Envelope(
            id: event.id, type: event.type, time: time, schemaVersion: version, metadata: try event.metadata(),
            message: try message(in: event))
    }

    private func message<Content: Message>(in event: CloudEvent) throws(CloudEventError) -> Content {
        guard MediaType.isJSON(event.dataContentType) else {
            throw CloudEventError(
                .invalidEventData, attribute: "datacontenttype", "the content of \(event.type) isn't JSON")
        }
        do {
            return try MessageContent.decode(
                Content.self, type: event.type, from: event.data?.bytes ?? Array("{}".utf8))
        } catch {
            throw CloudEventError(
                .invalidEventData, attribute: "data", "the content of \(event.type) doesn't decode", cause: error)
        }
    }
}
