public import OrchestrixCommon

/// A message and all that is known about it: the CloudEvents attributes.
public struct Envelope<Content: Sendable>: Sendable {
    /// The message's id, unique among all messages of its source.
    public let id: String

    /// The name under which the message travels, such as `account.deposited`.
    public let type: String

    /// When it was said or when it happened.
    public let time: Timestamp

    /// The version of the content's encoded form, from 1.
    public let schemaVersion: Int

    /// Source, subject, correlation and the other attributes.
    public let metadata: Metadata

    /// The message.
    public let message: Content

    /// An envelope with the given attributes, as they are.
    @inlinable
    public init(
        id: String, type: String, time: Timestamp, schemaVersion: Int = 1, metadata: Metadata = Metadata(),
        message: Content
    ) {
        self.id = id
        self.type = type
        self.time = time
        self.schemaVersion = schemaVersion
        self.metadata = metadata
        self.message = message
    }
}

extension Envelope: Equatable where Content: Equatable {}
