public import OrchestrixCommon

/// Puts messages into envelopes: where their ids, times and source come from.
public struct MessageStamp: Sendable {
    @usableFromInline let ids: IDGenerator
    @usableFromInline let clock: WallClock
    private let source: String

    /// A stamp.
    ///
    /// - Parameters:
    ///   - ids: where message ids come from.
    ///   - clock: where message times come from.
    ///   - source: the CloudEvents `source` of messages that come without metadata.
    public init(
        ids: IDGenerator = .uuidV7, clock: WallClock = .system, source: String = Metadata.defaultSource
    ) {
        self.ids = ids
        self.clock = clock
        self.source = source
    }

    /// The message in an envelope of its own, as part of the conversation that the current task is in.
    ///
    /// What `metadata` says explicitly stays. A message that begins a conversation is its own correlation.
    ///
    /// - Throws: ``EventNameError`` where the case of an event enum has no name.
    @inlinable
    public func envelope<Content: Message>(
        _ message: Content, metadata: Metadata? = nil
    ) throws(EventNameError) -> Envelope<Content> {
        let label = try message.label
        let id = ids.next()
        return Envelope(
            id: id, type: label.type, time: clock.now(), schemaVersion: label.schemaVersion,
            metadata: complete(metadata, of: id), message: message)
    }

    @usableFromInline
    func complete(_ metadata: Metadata?, of id: String) -> Metadata {
        let context = MessageContext.current
        guard let metadata else { return Metadata(source: source, continuing: context, orBeginning: id) }
        var complete = metadata.continuing(context)
        if complete.correlationID == nil { complete.correlationID = id }
        return complete
    }
}
