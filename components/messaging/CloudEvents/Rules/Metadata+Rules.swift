extension Metadata {
    /// Refuses what can't travel as CloudEvents attributes.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute: a source that isn't a URI-reference, an empty subject,
    ///   a data schema that isn't an absolute URI, a control character, an extension whose name isn't made of
    ///   lower-case letters and digits or is that of another attribute.
    public func validate() throws(CloudEventError) { try fields.validate() }

    /// How many bytes the values of all attributes have together.
    public var byteCount: Int { fields.byteCount }

    /// Whether there is nothing in it that needs a closer look, as is nearly always so: no extensions, a plain path as
    /// the source, and printable ASCII of 1 to `limit` bytes in what else is set.
    public func isPlain(limit: Int) -> Bool { fields.isPlain(limit: limit) }
}

extension Metadata.Fields {
    func isPlain(limit: Int) -> Bool {
        URIReference.isPlainPath(source, limit: limit) && dataSchema == nil && isPlain(subject, limit)
            && isPlain(correlationID, limit) && isPlain(causationID, limit) && isPlain(traceParent, limit)
            && isPlain(traceState, limit) && extensions.isEmpty
    }

    private func isPlain(_ text: String?, _ limit: Int) -> Bool {
        guard let text else { return true }
        return AttributeRules.isPlain(text, limit: limit)
    }

    func validate() throws(CloudEventError) {
        if source != Metadata.defaultSource { try AttributeRules.check(uriReference: source, of: "source") }
        if let subject { try AttributeRules.check(nonEmpty: subject, of: "subject") }
        if let dataSchema { try AttributeRules.check(absoluteURI: dataSchema, of: "dataschema") }
        if let correlationID { try AttributeRules.check(text: correlationID, of: "correlationid") }
        if let causationID { try AttributeRules.check(text: causationID, of: "causationid") }
        if let traceParent { try AttributeRules.check(text: traceParent, of: "traceparent") }
        if let traceState { try AttributeRules.check(text: traceState, of: "tracestate") }
        for (name, value) in extensions { try check(value, name) }
    }

    private func check(_ value: ExtensionValue, _ name: String) throws(CloudEventError) {
        try AttributeRules.check(extensionName: name)
        guard !AttributeRules.envelopeNames.contains(name) else {
            throw CloudEventError(.invalidAttributeName, attribute: name, "an extension can't be named \(name)")
        }
        if case .string(let text) = value { try AttributeRules.check(text: text, of: name) }
    }

    var byteCount: Int {
        let known = count(subject) + count(dataSchema) + count(correlationID) + count(causationID)
        return extensions.reduce(source.utf8.count + known + count(traceParent) + count(traceState)) { sum, entry in
            if case .string(let text) = entry.value { sum + entry.key.utf8.count + text.utf8.count } else { sum + 11 }
        }
    }

    private func count(_ text: String?) -> Int { text?.utf8.count ?? 0 }
}
