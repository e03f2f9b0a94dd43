import OrchestrixCommon
import OrchestrixEventSourcing

@testable import OrchestrixTesting

/// A history of a few calls, written by hand, and the log that it has left.
struct SmallHistory: Sendable, CustomStringConvertible {
    let description: String
    private(set) var history = History()
    private(set) var log = HistoryLog()
    private var calls = 0

    init(_ description: String) {
        self.description = description
    }

    static let stream = StreamID(category: "odd", id: "S1")

    /// The kinds of what is wrong with it.
    var kinds: Set<HistoryViolation.Kind> { Set(HistoryJudge.findings(in: history, log).counts.keys) }

    func changing(_ change: (inout HistoryLog) -> Void) -> SmallHistory {
        var changed = self
        change(&changed.log)
        return changed
    }

    /// A call of `append` by writer 0, which begins and ends at these moments; `to: nil` for one that nobody heard of.
    func append(
        _ number: Int, expected: ExpectedVersion = .any, events: Int = 1, stream: StreamID = stream,
        hasCommand: Bool = false, from: Int64, to: Int64?, _ outcome: HistoryOutcome = .unknown
    ) -> SmallHistory {
        var next = self
        next.calls += 1
        let write = HistoryWrite(stream: stream, expected: expected, events: events)
        let attempt = HistoryAttempt(
            id: next.calls, key: HistoryKey(writer: 0, number: number), writes: [write], hasCommand: hasCommand,
            began: from)
        next.history.add(HistoryEntry(.began(attempt)))
        if let to { next.history.add(HistoryEntry(.ended(attempt: next.calls, outcome: outcome, at: to))) }
        return next
    }

    /// A look at where the stream stands.
    func sighting(_ version: Int, from: Int64, to: Int64) -> SmallHistory {
        var next = self
        let sighting = HistorySighting(
            category: Self.stream.category, id: Self.stream.id, version: version, began: from, ended: to)
        next.history.add(HistoryEntry(.sighted(sighting)))
        return next
    }

    /// A page of reader 0.
    func page(_ items: [(position: Int, number: Int)], head: Int, from: Int64, to: Int64) -> SmallHistory {
        var next = self
        let items = items.map { item in
            HistoryPage.Item(position: item.position, key: Self.key(item.number, 0))
        }
        next.history.add(
            HistoryEntry(
                .read(HistoryPage(reader: 0, items: items, next: head, head: head, began: from, ended: to))))
        return next
    }

    /// The log holds the events of these appends.
    func leaving(_ events: (number: Int, index: Int)..., stream: StreamID = stream) -> SmallHistory {
        changing { log in
            for (number, index) in events {
                let place = log.events.count + 1
                log.events.append(
                    HistoryLog.Event(
                        position: place, version: place, stream: stream, key: Self.key(number, index)))
            }
            if !log.events.isEmpty { log.streams = [stream: log.events.count] }
        }
    }

    /// The store holds the command of this append.
    func leavingCommand(_ number: Int, head: Int, positions: ClosedRange<Int>?) -> SmallHistory {
        changing { log in
            log.commands.append(
                HistoryLog.Command(
                    key: HistoryKey(writer: 0, number: number), head: head, first: positions?.lowerBound,
                    last: positions?.upperBound))
        }
    }

    private static func key(_ number: Int, _ index: Int) -> HistoryEventKey {
        HistoryEventKey(HistoryKey(writer: 0, number: number), index: index)
    }
}

extension HistoryOutcome {
    static func stored(_ positions: ClosedRange<Int>, isRepeat: Bool = false) -> HistoryOutcome {
        .stored(
            first: positions.lowerBound, last: positions.upperBound, versions: [positions.upperBound],
            isRepeat: isRepeat)
    }

    static let storedCommand = HistoryOutcome.stored(first: nil, last: nil, versions: [], isRepeat: false)

    static func refused(at version: Int) -> HistoryOutcome { .lostRace(write: 0, actual: version) }
}
