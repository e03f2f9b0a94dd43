public import OrchestrixCommon

/// The content of a ``CloudEvent``, in the form in which it stands in the event's JSON.
public enum CloudEventData: Hashable, Sendable {
    /// JSON, which stands in the event as it is. For content types that are JSON.
    case json(RawJSON)

    /// Text, which stands in the event as a string. For content types that aren't JSON.
    case text(String)

    /// Bytes, which stand in the event as Base64.
    case binary([UInt8])
}

extension CloudEventData {
    /// The bytes that a codec has written, in the form that suits their content type: JSON as JSON, what is text by its
    /// type as text, and everything else as bytes. What isn't what its type says stays bytes too, so that nothing of it
    /// is lost.
    public init(_ bytes: [UInt8], contentType: String?) {
        self = Self.json(bytes, contentType) ?? Self.text(bytes, contentType) ?? .binary(bytes)
    }

    private static func json(_ bytes: [UInt8], _ contentType: String?) -> CloudEventData? {
        guard MediaType.isJSON(contentType) else { return nil }
        return (try? RawJSON(validating: bytes)).map { .json($0) }
    }

    private static func text(_ bytes: [UInt8], _ contentType: String?) -> CloudEventData? {
        guard let contentType, MediaType(contentType)?.isText ?? false else { return nil }
        return String(validating: bytes, as: UTF8.self).map { .text($0) }
    }

    /// The content as bytes, as its author wrote them.
    public var bytes: [UInt8] {
        switch self {
        case .json(let json): json.bytes
        case .text(let text): Array(text.utf8)
        case .binary(let bytes): bytes
        }
    }

    func validate(contentType: String?) throws(CloudEventError) {
        switch self {
        case .json where !MediaType.isJSON(contentType):
            throw CloudEventError(
                .invalidEventData, attribute: "data", "data is JSON, which isn't what datacontenttype says")
        case .text where MediaType.isJSON(contentType):
            throw CloudEventError(
                .invalidEventData, attribute: "data", "data is text, which isn't what datacontenttype says")
        default: break
        }
    }
}
