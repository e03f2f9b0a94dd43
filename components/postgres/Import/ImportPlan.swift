#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// What of a chunk is to be stored, and what the store looks like then.
struct ImportPlan {
    /// The events' rows.
    var rows = ByteBuffer()
    var eventCount = 0
    var commands: [ImportChunk.Command] = []
    /// Where the streams that it writes to stand then.
    var states: [StreamID: StreamState] = [:]
    /// What versions they have reached in the log that is imported.
    var versions: [StreamID: Int] = [:]
    var map: PositionMap
    /// Which versions stand at positions that were assigned.
    var placed: [Int: Int] = [:]
    var skippedEvents = 0

    /// The last position and when its event was stored.
    private(set) var head: Int
    private(set) var moment: Timestamp

    /// The id of the last event that is to be stored.
    private(set) var lastEventID: String?

    init(behind end: LogEnd, map: PositionMap) {
        head = end.head
        moment = end.recordedAt ?? .earliest
        self.map = map
    }

    /// Takes in that `event` is the next in its stream and in the log.
    mutating func take(_ event: StoredEvent, version: Int, recordedAt: Timestamp) {
        head += 1
        eventCount += 1
        moment = recordedAt
        lastEventID = event.id
        states[event.stream] = StreamState(version: version, isDeleted: event.isTombstone)
        versions[event.stream] = event.version
    }
}
#endif
