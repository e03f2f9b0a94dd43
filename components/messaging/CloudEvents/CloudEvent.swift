public import OrchestrixCommon

/// An event as CloudEvents 1.0 describes it, whatever its content: attributes, extension attributes and data.
///
/// Typed messages are better read and written in their ``Envelope``; this form is for those who pass events on without
/// knowing them, such as an exported log. ``CloudEventCodec`` turns both into JSON and back.
public struct CloudEvent: Hashable, Sendable {
    /// The version of the specification, the only one that there is.
    public static let specVersion = "1.0"

    /// The event's id, unique among all events of its source. Not empty.
    public var id: String

    /// Who says so: a URI-reference, not empty.
    public var source: String

    /// The event's name, such as `account.deposited`. Not empty.
    public var type: String

    /// What it is about, in the source's own words. Not empty.
    public var subject: String?

    /// When it happened. Digits below a microsecond are lost when an event is read, and so is the offset to UTC.
    public var time: Timestamp?

    /// The media type of the content. Where there is none, the content is JSON.
    public var dataContentType: String?

    /// The schema that the content adheres to: an absolute URI.
    public var dataSchema: String?

    /// Further attributes. Their names consist of the letters a to z and digits.
    public var extensions: [String: ExtensionValue]

    /// The content, if there is one.
    public var data: CloudEventData?

    /// An event with the given attributes and no others. Whether they are as CloudEvents wants them is checked by
    /// ``validate()``, and by ``CloudEventCodec`` before it writes anything.
    public init(
        id: String, source: String, type: String, subject: String? = nil, time: Timestamp? = nil,
        dataContentType: String? = nil, dataSchema: String? = nil, extensions: [String: ExtensionValue] = [:],
        data: CloudEventData? = nil
    ) {
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.dataContentType = dataContentType
        self.dataSchema = dataSchema
        self.extensions = extensions
        self.data = data
    }
}

extension CloudEvent {
    /// Refuses what CloudEvents 1.0 refuses.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute.
    public func validate() throws(CloudEventError) {
        try AttributeRules.check(nonEmpty: id, of: "id")
        try AttributeRules.check(uriReference: source, of: "source")
        try AttributeRules.check(nonEmpty: type, of: "type")
        if let subject { try AttributeRules.check(nonEmpty: subject, of: "subject") }
        if let dataContentType { try AttributeRules.check(mediaType: dataContentType, of: "datacontenttype") }
        if let dataSchema { try AttributeRules.check(absoluteURI: dataSchema, of: "dataschema") }
        try validateExtensions()
        try data?.validate(contentType: dataContentType)
    }

    /// Of several that are wrong, the first by its name is told.
    private func validateExtensions() throws(CloudEventError) {
        for (name, value) in extensions where !Self.isValid(name, value) {
            for (name, value) in extensions.sorted(by: { $0.key < $1.key }) { try Self.validate(name, value) }
        }
    }

    private static func isValid(_ name: String, _ value: ExtensionValue) -> Bool {
        (try? validate(name, value)) != nil
    }

    private static func validate(_ name: String, _ value: ExtensionValue) throws(CloudEventError) {
        try AttributeRules.check(extensionName: name)
        if case .string(let text) = value { try AttributeRules.check(text: text, of: name) }
    }
}
