/// What the last events of a log were written to, as runs of events in one stream.
struct RecentWrites: Sendable {
    private struct Run {
        let stream: StreamID
        let first: Int
        var version: Int
        var last: Int
    }

    private var runs: [Run] = []
    /// As many streams as a command may have written to.
    private static let most = 200_000

    mutating func add(_ event: StoredEvent) {
        if let last = runs.indices.last, runs[last].stream == event.stream {
            runs[last].version = event.version
            runs[last].last = event.position
        } else {
            if runs.count == Self.most * 2 { runs.removeFirst(Self.most) }
            runs.append(
                Run(stream: event.stream, first: event.position, version: event.version, last: event.position))
        }
    }

    /// The streams of the last events, from the first of `positions` on; none where that isn't known.
    func streams(_ positions: ClosedRange<Int>) -> [WrittenStream] {
        guard let start = runs.lastIndex(where: { $0.first <= positions.lowerBound }) else { return [] }
        return runs[start...].map { WrittenStream($0.stream, version: $0.version, position: $0.last) }
    }
}
