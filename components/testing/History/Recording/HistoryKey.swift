/// Names an append of a workload: the n-th of a writer. A retry of the same append has the same key.
struct HistoryKey: Sendable, Hashable, Codable {
    let writer: Int32
    let number: Int32

    init(writer: Int, number: Int) {
        self.writer = Int32(writer)
        self.number = Int32(number)
    }
}

extension HistoryKey: Comparable {
    static func < (lhs: HistoryKey, rhs: HistoryKey) -> Bool {
        (lhs.writer, lhs.number) < (rhs.writer, rhs.number)
    }
}

extension HistoryKey: CustomStringConvertible {
    var description: String { "append \(number) of writer \(writer)" }
}
