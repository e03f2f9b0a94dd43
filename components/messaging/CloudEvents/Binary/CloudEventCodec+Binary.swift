import OrchestrixCommon

extension CloudEventCodec {
    /// The event in binary mode.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute that isn't as it must be; `data` where the content
    ///   isn't the JSON that its type says.
    public func encodeBinary(_ event: CloudEvent) throws(CloudEventError) -> BinaryCloudEvent {
        try event.validate()
        let body = event.data?.bytes ?? []
        _ = try BinaryReader.data(body, contentType: event.dataContentType)
        var headers = event.headers.map { BinaryCloudEvent.Header("ce-\($0)", HeaderText.encode($1)) }
        if let type = event.dataContentType { headers.append(BinaryCloudEvent.Header("content-type", type)) }
        return BinaryCloudEvent(headers: headers, body: body)
    }

    /// The message in its envelope, in binary mode.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute that isn't as it must be.
    public func encodeBinary<Content: Message>(
        _ envelope: Envelope<Content>
    ) throws(CloudEventError) -> BinaryCloudEvent {
        try encodeBinary(event(of: envelope))
    }

    /// The event that came in binary mode.
    ///
    /// Headers are text, so that an extension that was written as a number or a boolean comes back as a string. An
    /// empty body is no content. What is neither JSON nor text by its type comes back as bytes.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute that isn't as it must be.
    public func decode(_ message: BinaryCloudEvent) throws(CloudEventError) -> CloudEvent {
        var reader = try BinaryReader(message)
        let event = try reader.event()
        try event.validate()
        return event
    }

    /// The message that came in binary mode, in its envelope.
    ///
    /// - Throws: ``CloudEventError``: as ``decode(_:)-(BinaryCloudEvent)``, and as for the structured mode where the
    ///   event isn't such a message.
    public func decode<Content: Message>(
        _ type: Envelope<Content>.Type, from message: BinaryCloudEvent
    ) throws(CloudEventError) -> Envelope<Content> {
        try envelope(of: decode(message))
    }
}

extension CloudEvent {
    /// The attributes that travel as headers of their own, in a fixed order, extensions by their names.
    fileprivate var headers: [(String, String)] {
        let known = [
            ("specversion", CloudEvent.specVersion), ("id", id), ("source", source), ("type", type),
            ("subject", subject), ("time", time?.rfc3339), ("dataschema", dataSchema),
        ]
        return known.compactMap { name, value in value.map { (name, $0) } }
            + extensions.sorted { $0.key < $1.key }.map { ($0.key, $0.value.description) }
    }
}
