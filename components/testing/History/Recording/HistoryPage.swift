/// A page of the log, as a reader got it.
struct HistoryPage: Sendable, Hashable, Codable {
    /// An event in it; `key` is `nil` where no append of the workload has such an event.
    struct Item: Sendable, Hashable, Codable {
        let position: Int
        let key: HistoryEventKey?
    }

    let reader: Int
    let items: [Item]

    /// How far the page says that it has searched.
    let next: Int
    /// Where the log ended then; `nil` where the reader isn't told.
    let head: Int?
    let began: HistoryMoment
    let ended: HistoryMoment
}
