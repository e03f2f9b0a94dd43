import OrchestrixCommon

/// An event as its JSON, member by member.
struct CloudEventDocument: Encodable {
    let event: CloudEvent

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CloudEventKey.self)
        try members.encode(CloudEvent.specVersion, forKey: "specversion")
        try members.encode(event.id, forKey: "id")
        try members.encode(event.source, forKey: "source")
        try members.encode(event.type, forKey: "type")
        try members.encodeIfPresent(event.subject, forKey: "subject")
        try members.encodeIfPresent(event.time?.rfc3339, forKey: "time")
        try members.encodeIfPresent(event.dataContentType, forKey: "datacontenttype")
        try members.encodeIfPresent(event.dataSchema, forKey: "dataschema")
        for (name, value) in event.extensions.sorted(by: { $0.key < $1.key }) {
            try members.encode(value, forKey: CloudEventKey(name))
        }
        switch event.data {
        case .json(let json): try members.encode(json.onOneLine, forKey: "data")
        case .text(let text): try members.encode(text, forKey: "data")
        case .binary(let bytes): try members.encode(Base64.encode(bytes), forKey: "data_base64")
        case nil: break
        }
    }
}

extension RawJSON {
    /// The same value without line breaks. They can only stand between its parts, where they mean nothing.
    fileprivate var onOneLine: RawJSON {
        get throws {
            guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return self }
            return try RawJSON(validating: bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
        }
    }
}
