import OrchestrixCommon

/// Takes an event out of its members.
struct CloudEventReader {
    private var members: [String: ArraySlice<UInt8>] = [:]

    /// - Throws: where the text isn't an object, or a name stands twice or can't be that of an attribute.
    init(_ bytes: [UInt8]) throws(CloudEventError) {
        var scanner = CloudEventScanner(bytes)
        let found = try scanner.members()
        members.reserveCapacity(found.count)
        for (name, value) in found {
            guard AttributeText.isName(name) || name == "data_base64" else { throw CloudEventError(badName: name) }
            guard members.updateValue(value, forKey: name) == nil else {
                throw CloudEventError(.duplicateAttribute, attribute: name, "attribute \(name) is there twice")
            }
        }
    }

    mutating func event() throws(CloudEventError) -> CloudEvent {
        let version = try required("specversion")
        guard version == CloudEvent.specVersion else {
            throw CloudEventError(invalid: "specversion", "isn't \(CloudEvent.specVersion)")
        }
        var event = CloudEvent(id: try required("id"), source: try required("source"), type: try required("type"))
        event.subject = try text("subject")
        event.time = try time()
        event.dataContentType = try text("datacontenttype")
        event.dataSchema = try text("dataschema")
        event.data = try data(contentType: event.dataContentType)
        event.extensions = try extensions()
        return event
    }

    // MARK: Attributes

    private mutating func required(_ name: String) throws(CloudEventError) -> String {
        guard let text = try text(name) else {
            throw CloudEventError(.missingAttribute, attribute: name, "attribute \(name) is missing")
        }
        return text
    }

    private mutating func text(_ name: String) throws(CloudEventError) -> String? {
        switch try value(name) {
        case .string(let text): return text
        case nil: return nil
        case .integer, .boolean: throw CloudEventError(invalid: name, "isn't a string")
        }
    }

    private mutating func time() throws(CloudEventError) -> Timestamp? {
        guard let text = try text("time") else { return nil }
        do {
            return try Timestamp(rfc3339: text)
        } catch {
            throw CloudEventError(invalid: "time", "isn't a timestamp as RFC 3339 writes them", cause: error)
        }
    }

    /// What is left when all that has a name of its own is taken.
    private mutating func extensions() throws(CloudEventError) -> [String: ExtensionValue] {
        var extensions: [String: ExtensionValue] = [:]
        extensions.reserveCapacity(members.count)
        for (name, bytes) in members {
            guard let value = try? AttributeReader(name: name, bytes: bytes).value() else { return try inOrder() }
            extensions[name] = value
        }
        return extensions
    }

    /// The same in the order of names, so that of several that are wrong the first is told. An extension may be `null`.
    private mutating func inOrder() throws(CloudEventError) -> [String: ExtensionValue] {
        var extensions: [String: ExtensionValue] = [:]
        for name in members.keys.sorted() { extensions[name] = try value(name) }
        return extensions
    }

    /// Takes the member's value, which is `nil` also where it is `null`.
    private mutating func value(_ name: String) throws(CloudEventError) -> ExtensionValue? {
        guard let bytes = members.removeValue(forKey: name) else { return nil }
        return try AttributeReader(name: name, bytes: bytes).value()
    }

    // MARK: Data

    private mutating func data(contentType: String?) throws(CloudEventError) -> CloudEventData? {
        let encoded = try text("data_base64")
        guard let bytes = members.removeValue(forKey: "data") else { return try encoded.map(Self.binary) }
        if encoded != nil {
            throw CloudEventError(
                .invalidEventData, attribute: "data_base64", "data and data_base64 are both there")
        }
        guard !MediaType.isJSON(contentType) else { return try Self.json(bytes) }
        switch try AttributeReader(name: "data", bytes: bytes).value() {
        case .string(let text): return .text(text)
        case nil: return nil
        case .integer, .boolean:
            throw CloudEventError(
                .invalidEventData, attribute: "data", "data isn't a string, which its datacontenttype asks for")
        }
    }

    private static func json(_ bytes: ArraySlice<UInt8>) throws(CloudEventError) -> CloudEventData {
        do {
            return .json(try RawJSON(validating: Array(bytes)))
        } catch {
            throw CloudEventError(.invalidEventData, attribute: "data", "data isn't JSON", cause: error)
        }
    }

    private static func binary(_ text: String) throws(CloudEventError) -> CloudEventData {
        guard let bytes = Base64.decode(text.utf8) else {
            throw CloudEventError(.invalidEventData, attribute: "data_base64", "data_base64 isn't Base64")
        }
        return .binary(bytes)
    }
}
