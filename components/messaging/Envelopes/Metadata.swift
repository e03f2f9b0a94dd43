/// Who said it, about what, in which conversation: the CloudEvents attributes besides id, type, time and data.
public struct Metadata: Sendable {
    /// One reference instead of eight values: metadata is copied with every event and every envelope.
    private var box: Box

    /// The source of what is sent without saying who sends it.
    public static let defaultSource = "orchestrix"

    /// Metadata with the given attributes and no others.
    ///
    /// - Parameters:
    ///   - source: who says so: a URI-reference, not empty.
    ///   - subject: what it is about, in the source's own words.
    ///   - dataSchema: a URI of the schema that the content adheres to.
    ///   - correlationID: the conversation: the id of the message that began it. Filled in by the bus and the repository.
    ///   - causationID: the id of the message that led to this one. Filled in by the bus and the repository.
    ///   - traceParent: the W3C Trace Context `traceparent`.
    ///   - traceState: the W3C Trace Context `tracestate`.
    ///   - extensions: further attributes. Their names consist of the letters a to z and digits.
    public init(
        source: String = Metadata.defaultSource, subject: String? = nil, dataSchema: String? = nil,
        correlationID: String? = nil, causationID: String? = nil, traceParent: String? = nil,
        traceState: String? = nil, extensions: [String: ExtensionValue] = [:]
    ) {
        box = Box(
            Fields(
                source: source, subject: subject, dataSchema: dataSchema, correlationID: correlationID,
                causationID: causationID, traceParent: traceParent, traceState: traceState, extensions: extensions))
    }

    /// What there is to say.
    struct Fields: Sendable, Hashable {
        var source: String
        var subject, dataSchema, correlationID, causationID, traceParent, traceState: String?
        var extensions: [String: ExtensionValue]
    }

    private final class Box: Sendable {
        let fields: Fields

        init(_ fields: Fields) {
            self.fields = fields
        }
    }

    /// All of it at once: whoever changes several attributes changes this.
    var fields: Fields {
        get { box.fields }
        set { box = Box(newValue) }
    }
}

extension Metadata: Hashable {
    public static func == (lhs: Metadata, rhs: Metadata) -> Bool {
        lhs.box === rhs.box || lhs.fields == rhs.fields
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(fields)
    }
}

extension Metadata {
    /// Who says so: a URI-reference.
    public var source: String {
        get { fields.source }
        set { fields.source = newValue }
    }

    /// What it is about, in the source's own words.
    public var subject: String? {
        get { fields.subject }
        set { fields.subject = newValue }
    }

    /// A URI of the schema that the content adheres to.
    public var dataSchema: String? {
        get { fields.dataSchema }
        set { fields.dataSchema = newValue }
    }

    /// The conversation: the id of the message that began it.
    public var correlationID: String? {
        get { fields.correlationID }
        set { fields.correlationID = newValue }
    }

    /// The id of the message that led to this one.
    public var causationID: String? {
        get { fields.causationID }
        set { fields.causationID = newValue }
    }

    /// The W3C Trace Context `traceparent`.
    public var traceParent: String? {
        get { fields.traceParent }
        set { fields.traceParent = newValue }
    }

    /// The W3C Trace Context `tracestate`.
    public var traceState: String? {
        get { fields.traceState }
        set { fields.traceState = newValue }
    }

    /// Further attributes, by name.
    public var extensions: [String: ExtensionValue] {
        get { fields.extensions }
        set { fields.extensions = newValue }
    }
}
