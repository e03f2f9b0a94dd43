/// The rules of CloudEvents 1.0 for attributes. Each names the attribute that breaks it.
public enum AttributeRules {
    /// The names that CloudEvents itself gives a meaning to, which no extension may have.
    static let coreNames: Set<String> = [
        "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data",
    ]

    /// The extensions that have a place of their own in an envelope.
    static let envelopeNames: Set<String> = [
        "correlationid", "causationid", "traceparent", "tracestate", "schemaversion",
    ]

    /// Whether CloudEvents allows each character of the text: no control characters and no noncharacters.
    @inlinable
    public static func allows(_ text: String) -> Bool { AttributeText.isAllowed(text) }

    /// Whether the text is printable ASCII of 1 to `limit` bytes, as nearly all names are: nothing in it needs a closer
    /// look.
    @inlinable
    public static func isPlain(_ text: String, limit: Int) -> Bool {
        let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.count > 0 && bytes.count <= limit && AttributeText.isPlain(UnsafeRawBufferPointer(bytes))
        }
        return isPlain == true
    }

    /// Text: no control characters, no noncharacters. May be empty.
    public static func check(text: String, of name: String) throws(CloudEventError) {
        guard AttributeText.isAllowed(text) else {
            throw CloudEventError(invalid: name, "holds a control character or a noncharacter")
        }
    }

    /// Text that isn't empty.
    public static func check(nonEmpty text: String, of name: String) throws(CloudEventError) {
        guard !text.isEmpty else { throw CloudEventError(invalid: name, "is empty") }
        try check(text: text, of: name)
    }

    /// A URI-reference as RFC 3986 defines it, not empty.
    public static func check(uriReference text: String, of name: String) throws(CloudEventError) {
        guard !text.isEmpty else { throw CloudEventError(invalid: name, "is empty") }
        guard URIReference.isValid(text) else { throw CloudEventError(invalid: name, "isn't a URI-reference") }
    }

    /// An absolute URI as RFC 3986 defines it: with a scheme and without a fragment.
    public static func check(absoluteURI text: String, of name: String) throws(CloudEventError) {
        guard !text.isEmpty else { throw CloudEventError(invalid: name, "is empty") }
        guard URIReference.isAbsolute(text) else { throw CloudEventError(invalid: name, "isn't an absolute URI") }
    }

    /// Whether the text is a media type as RFC 2046 shapes it, such as `text/plain; charset=utf-8`.
    public static func isMediaType(_ text: String) -> Bool { MediaType.isValid(text) }

    /// A media type as RFC 2046 shapes it.
    public static func check(mediaType text: String, of name: String) throws(CloudEventError) {
        guard !text.isEmpty else { throw CloudEventError(invalid: name, "is empty") }
        guard isMediaType(text) else { throw CloudEventError(invalid: name, "isn't a media type") }
    }

    /// The name of an extension: lower-case letters and digits, and not the name of another attribute.
    public static func check(extensionName name: String) throws(CloudEventError) {
        guard AttributeText.isName(name) else { throw CloudEventError(badName: name) }
        guard !coreNames.contains(name) else {
            throw CloudEventError(.invalidAttributeName, attribute: name, "an extension can't be named \(name)")
        }
    }
}
