extension Metadata {
    /// The attributes that are set, by their names in CloudEvents, with their canonical text; the extensions
    /// last, in the order of their names.
    public var attributes: [(name: String, value: String)] {
        let known = [
            ("source", source), ("subject", subject), ("dataschema", dataSchema), ("correlationid", correlationID),
            ("causationid", causationID), ("traceparent", traceParent), ("tracestate", traceState),
        ]
        let further = extensions.sorted { $0.key < $1.key }
        return known.compactMap { name, value in value.map { (name, $0) } }
            + further.map { ($0.key, $0.value.description) }
    }
}
