/// How often each operation was called.
struct CallCounts {
    private(set) var total = 0
    private var counts: [StoreOperation: Int] = [:]

    func count(of operation: StoreOperation?) -> Int {
        operation.map { counts[$0, default: 0] } ?? total
    }

    mutating func add(_ operation: StoreOperation) {
        total += 1
        counts[operation, default: 0] += 1
    }
}
