import OrchestrixCommon
import OrchestrixEventSourcing

/// What a store holds at the end of a workload.
struct HistoryLog: Sendable {
    /// An event in the log.
    struct Event: Sendable {
        let position: Int
        let version: Int
        let stream: StreamID
        /// `nil` where no append of the workload has an event with this id.
        let key: HistoryEventKey?
        /// Whether it came out as it went in.
        var isIntact = true
        /// Whether it is of the type that a reader filters by.
        var isCounted = false
        var recordedAt = Timestamp.earliest
    }

    /// A stored command.
    struct Command: Sendable {
        /// `nil` where no append of the workload carries this command.
        let key: HistoryKey?
        let head: Int
        let first: Int?
        let last: Int?
        var isIntact = true
    }

    var events: [Event] = []
    var commands: [Command] = []
    var streams: [StreamID: Int] = [:]
}
