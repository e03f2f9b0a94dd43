/// Names an event of a workload: the index of the event within its append.
struct HistoryEventKey: Sendable, Hashable, Codable {
    let append: HistoryKey
    let index: Int32

    init(_ append: HistoryKey, index: Int) {
        self.append = append
        self.index = Int32(index)
    }
}

extension HistoryEventKey {
    /// The event's id in the store, which `seed` makes different from those of other runs.
    func id(seed: UInt64) -> String {
        "\(seed)-\(append.writer)-\(append.number)-\(index)"
    }

    /// Reads an id; `nil` where it isn't one of the run with this seed.
    init?(id: String, seed: UInt64) {
        let numbers = id.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
        guard numbers.count == 4, UInt64(numbers[0]) == seed, let writer = Int32(numbers[1]),
            let number = Int32(numbers[2]), let index = Int32(numbers[3])
        else { return nil }
        self.init(HistoryKey(writer: Int(writer), number: Int(number)), index: Int(index))
    }
}

extension HistoryEventKey: CustomStringConvertible {
    var description: String { "event \(index) of \(append)" }
}
