/// How large the parts of an append may be. What is over a limit is refused before anything is written.
public struct StoreLimits: Sendable, Hashable {
    /// Bytes of a category, an event id, a type, a command id, a fingerprint.
    public var nameBytes: Int

    /// Bytes of a stream's id within its category.
    public var streamIDBytes: Int

    /// Bytes of each attribute and extension of an event's metadata.
    public var attributeBytes: Int

    /// Bytes of one event's payload, and of a command's outcome.
    public var payloadBytes: Int

    /// Events in one append.
    public var eventsPerAppend: Int

    /// Limits; by default 256 bytes a name, 1,024 a stream id, 8 KiB an attribute, 16 MiB a payload and
    /// 100,000 events an append.
    public init(
        nameBytes: Int = 256, streamIDBytes: Int = 1_024, attributeBytes: Int = 8_192,
        payloadBytes: Int = 16 << 20, eventsPerAppend: Int = 100_000
    ) {
        self.nameBytes = nameBytes
        self.streamIDBytes = streamIDBytes
        self.attributeBytes = attributeBytes
        self.payloadBytes = payloadBytes
        self.eventsPerAppend = eventsPerAppend
    }

    /// The limits that a store has unless told otherwise.
    public static let standard = StoreLimits()
}
