import OrchestrixCommon

/// Takes an event out of its headers and body.
struct BinaryReader {
    private var attributes: [String: String] = [:]
    private var contentType: String?
    private let body: [UInt8]

    /// - Throws: where a header stands twice, isn't encoded as it must be, or its name can't be that of an attribute.
    init(_ message: BinaryCloudEvent) throws(CloudEventError) {
        body = message.body
        for header in message.headers {
            let name = header.name.lowercased()
            if name == "content-type" {
                try take(contentType: header.value)
            } else if name.hasPrefix("ce-") {
                try take(String(name.dropFirst(3)), header.value)
            }
        }
    }

    private mutating func take(contentType value: String) throws(CloudEventError) {
        guard contentType == nil else { throw Self.duplicate("datacontenttype") }
        guard !value.lowercased().hasPrefix("application/cloudevents") else {
            throw CloudEventError(invalid: "datacontenttype", "is that of a structured or batched event")
        }
        contentType = value
    }

    private mutating func take(_ name: String, _ value: String) throws(CloudEventError) {
        guard AttributeText.isName(name) else { throw CloudEventError(badName: name) }
        guard let text = HeaderText.decode(value) else {
            throw CloudEventError(invalid: name, "isn't percent-encoded UTF-8")
        }
        guard attributes.updateValue(text, forKey: name) == nil else { throw Self.duplicate(name) }
    }

    private static func duplicate(_ name: String) -> CloudEventError {
        CloudEventError(.duplicateAttribute, attribute: name, "attribute \(name) is there twice")
    }

    mutating func event() throws(CloudEventError) -> CloudEvent {
        guard try required("specversion") == CloudEvent.specVersion else {
            throw CloudEventError(invalid: "specversion", "isn't \(CloudEvent.specVersion)")
        }
        var event = CloudEvent(id: try required("id"), source: try required("source"), type: try required("type"))
        event.subject = attributes.removeValue(forKey: "subject")
        event.time = try time()
        event.dataSchema = attributes.removeValue(forKey: "dataschema")
        event.dataContentType = contentType
        event.data = try Self.data(body, contentType: contentType)
        // A `ce-datacontenttype` is left here, and refused as an extension that has the name of another attribute.
        event.extensions = attributes.mapValues { .string($0) }
        return event
    }

    private mutating func required(_ name: String) throws(CloudEventError) -> String {
        guard let text = attributes.removeValue(forKey: name) else {
            throw CloudEventError(.missingAttribute, attribute: name, "attribute \(name) is missing")
        }
        return text
    }

    private mutating func time() throws(CloudEventError) -> Timestamp? {
        guard let text = attributes.removeValue(forKey: "time") else { return nil }
        do {
            return try Timestamp(rfc3339: text)
        } catch {
            throw CloudEventError(invalid: "time", "isn't a timestamp as RFC 3339 writes them", cause: error)
        }
    }

    /// The content of a body. Only what says that it is JSON has to be JSON.
    static func data(_ body: [UInt8], contentType: String?) throws(CloudEventError) -> CloudEventData? {
        guard !body.isEmpty else { return nil }
        let data = CloudEventData(body, contentType: contentType)
        if case .binary = data, let contentType, MediaType.isJSON(contentType) {
            throw CloudEventError(
                .invalidEventData, attribute: "data", "data isn't JSON, which is what datacontenttype says")
        }
        return data
    }
}
