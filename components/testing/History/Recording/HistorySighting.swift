import OrchestrixEventSourcing

/// A writer that has read where a stream stands.
struct HistorySighting: Sendable, Hashable, Codable {
    let category: String
    let id: String
    let version: Int
    let began: HistoryMoment
    let ended: HistoryMoment

    var stream: StreamID { StreamID(category: category, id: id) }
}
