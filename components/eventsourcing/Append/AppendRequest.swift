public import OrchestrixCommon
public import OrchestrixMessaging

/// Everything that is stored together: all of it or none.
public struct AppendRequest: Sendable {
    /// The streams that are written or checked, each once.
    public let writes: [StreamWrite]

    /// The command that this append carries out, if it is to be remembered.
    public let command: CommandRecord?

    /// An append to several streams at once.
    public init(_ writes: [StreamWrite], command: CommandRecord? = nil) {
        self.writes = writes
        self.command = command
    }

    /// An append to one stream.
    public init(
        to stream: StreamID, expected: ExpectedVersion, events: [NewEvent], command: CommandRecord? = nil
    ) {
        self.init([StreamWrite(stream, expected: expected, events: events)], command: command)
    }
}

extension AppendRequest {
    /// Ends a stream: appends its tombstone, after which the stream refuses every append and its id isn't reused.
    ///
    /// The events stay in the log. To empty their payloads as well, erase the stream.
    public static func deletion(
        of stream: StreamID, expected: ExpectedVersion, eventID: String, time: Timestamp,
        metadata: Metadata = Metadata()
    ) -> AppendRequest {
        let tombstone = NewEvent(
            id: eventID, type: NewEvent.tombstoneType, time: time, payload: .encoded(Array("{}".utf8)),
            metadata: metadata)
        return AppendRequest(to: stream, expected: expected, events: [tombstone])
    }

    /// The number of events in all streams.
    public var eventCount: Int {
        var count = 0
        for index in writes.indices { count += writes[index].events.count }
        return count
    }

    /// The ids of the events in all streams, in the order of the writes.
    public var eventIDs: [String] {
        var ids: [String] = []
        ids.reserveCapacity(eventCount)
        for write in writes { for event in write.events { ids.append(event.id) } }
        return ids
    }

    /// The streams that are checked and not written to.
    public var checkedStreams: [StreamID] { writes.filter(\.events.isEmpty).map(\.stream) }

    /// The number of payload and outcome bytes: what a batch is cut by.
    public var byteCount: Int {
        writes.reduce(command?.outcome?.count ?? 0) { sum, write in
            write.events.reduce(sum) { $0 + $1.payload.byteCount }
        }
    }
}
