import OrchestrixCommon

/// Writes and reads events in the JSON format of CloudEvents 1.0, in structured mode: one JSON object an event.
///
/// ```swift
/// let codec = CloudEventCodec()
/// let bytes = try codec.encode(envelope)
/// let again = try codec.decode(Envelope<Order.Event>.self, from: bytes)
/// ```
///
/// What is written is always one line, without the line break, so that a file of such lines is NDJSON. JSON content
/// stands in it as its author wrote it, only that line breaks between its parts become blanks. Attributes come in a
/// fixed order, extensions by their names.
///
/// Writing and reading refuse what the specification refuses, and name the attribute. Extensions that nobody knows are
/// kept. An attribute that is `null` is read as if it weren't there.
public struct CloudEventCodec: Sendable {
    /// The media type of what is written.
    public static let contentType = "application/cloudevents+json"

    /// One level more than content may have, for the event around it.
    private let json = JSONCodec(maximumDepth: 513)

    /// A codec.
    public init() {}

    /// The event as one line of JSON, without the line break.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute that isn't as it must be.
    public func encode(_ event: CloudEvent) throws(CloudEventError) -> [UInt8] {
        try event.validate()
        do {
            return try json.encode(CloudEventDocument(event: event))
        } catch {
            throw CloudEventError(.invalidEventData, attribute: "data", "data can't be written", cause: error)
        }
    }

    /// The event that is written in `bytes`, with white space around it or without.
    ///
    /// - Throws: ``CloudEventError``, which names the attribute that isn't as it must be.
    public func decode(_ bytes: some Collection<UInt8>) throws(CloudEventError) -> CloudEvent {
        var reader = try CloudEventReader(Array(bytes))
        let event = try reader.event()
        try event.validate()
        return event
    }
}
