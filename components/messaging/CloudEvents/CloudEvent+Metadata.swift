public import OrchestrixCommon

extension CloudEvent {
    /// The event of an envelope or of a store, with the attributes of `metadata` and the extension `schemaversion`.
    ///
    /// - Throws: ``CloudEventError`` where an extension has the name of another attribute, or another attribute can't
    ///   travel as one of CloudEvents.
    public init(
        id: String, type: String, time: Timestamp, schemaVersion: Int, metadata: Metadata,
        dataContentType: String? = nil, data: CloudEventData?
    ) throws(CloudEventError) {
        try metadata.validate()
        guard let version = Int32(exactly: schemaVersion), version >= 1 else {
            throw CloudEventError(invalid: "schemaversion", "isn't a positive integer of 32 bits")
        }
        self.init(
            id: id, source: metadata.source, type: type, subject: metadata.subject, time: time,
            dataContentType: dataContentType, dataSchema: metadata.dataSchema, extensions: metadata.extensions,
            data: data)
        extensions["schemaversion"] = .integer(version)
        extensions["correlationid"] = metadata.correlationID.map { .string($0) }
        extensions["causationid"] = metadata.causationID.map { .string($0) }
        extensions["traceparent"] = metadata.traceParent.map { .string($0) }
        extensions["tracestate"] = metadata.traceState.map { .string($0) }
    }

    /// Source, subject, correlation and the other attributes, as an envelope has them.
    ///
    /// - Throws: ``CloudEventError`` where an extension that has a place of its own there isn't a string.
    public func metadata() throws(CloudEventError) -> Metadata {
        Metadata(
            source: source, subject: subject, dataSchema: dataSchema, correlationID: try text("correlationid"),
            causationID: try text("causationid"), traceParent: try text("traceparent"),
            traceState: try text("tracestate"),
            extensions: extensions.filter { !AttributeRules.envelopeNames.contains($0.key) })
    }

    /// The extension `schemaversion`: the version of the content's encoded form. 1 where there is none.
    ///
    /// - Throws: ``CloudEventError`` where it isn't a positive integer.
    public func schemaVersion() throws(CloudEventError) -> Int {
        // Some transports turn integers into strings.
        guard let value = extensions["schemaversion"] else { return 1 }
        guard let version = Int32(value.description), version >= 1 else {
            throw CloudEventError(invalid: "schemaversion", "isn't a positive integer of 32 bits")
        }
        return Int(version)
    }

    private func text(_ name: String) throws(CloudEventError) -> String? {
        switch extensions[name] {
        case .string(let text): return text
        case nil: return nil
        case .integer, .boolean: throw CloudEventError(invalid: name, "isn't a string")
        }
    }
}
