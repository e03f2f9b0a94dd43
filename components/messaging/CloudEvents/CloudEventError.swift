public import OrchestrixCommon

/// What isn't a CloudEvent, or can't become one. It names the attribute and never shows what it holds.
public struct CloudEventError: OrchestrixError {
    public let code: ErrorCode
    public let message: String

    /// The attribute, by its name in CloudEvents; `data` and `data_base64` for the content; `nil` where the text as a
    /// whole is at fault.
    public let attribute: String?

    public let cause: (any Error)?

    init(_ code: ErrorCode, attribute: String? = nil, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.attribute = attribute
        self.message = message
        self.cause = cause
    }

    init(invalid attribute: String, _ fault: String, cause: (any Error)? = nil) {
        self.init(.invalidAttribute, attribute: attribute, "attribute \(attribute) \(fault)", cause: cause)
    }

    /// The name may be anything, so that only its beginning is shown, with its characters escaped.
    init(badName name: String) {
        let shown = String(name.unicodeScalars.prefix(32).map { $0.escaped(asASCII: true) }.joined())
        self.init(
            .invalidAttributeName, attribute: shown,
            "the name of attribute \"\(shown)\" isn't made of lower-case letters and digits")
    }

    public var context: [String: String] { attribute.map { ["attribute": $0] } ?? [:] }
}

extension ErrorCode {
    /// The text isn't a JSON object.
    public static let malformedCloudEvent: ErrorCode = "cloudevent.malformed"
    /// A required attribute is missing.
    public static let missingAttribute: ErrorCode = "cloudevent.missing_attribute"
    /// An attribute has the wrong type, or a value that its rules don't allow.
    public static let invalidAttribute: ErrorCode = "cloudevent.invalid_attribute"
    /// A name that no attribute, or no extension, may have.
    public static let invalidAttributeName: ErrorCode = "cloudevent.invalid_name"
    /// An attribute is there twice.
    public static let duplicateAttribute: ErrorCode = "cloudevent.duplicate_attribute"
    /// The content doesn't go with its content type, or doesn't encode or decode.
    public static let invalidEventData: ErrorCode = "cloudevent.invalid_data"
    /// The event is of another type than the one asked for.
    public static let unexpectedEventType: ErrorCode = "cloudevent.unexpected_type"
    /// The event's content has another schema version than the one that the program knows.
    public static let unexpectedSchemaVersion: ErrorCode = "cloudevent.unexpected_schema_version"
}
