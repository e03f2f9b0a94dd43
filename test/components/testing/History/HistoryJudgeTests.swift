import OrchestrixCommon
import OrchestrixEventSourcing
import Testing

@testable import OrchestrixTesting

@Suite("A history")
struct HistoryJudgeTests {
    private static let right = [
        SmallHistory("without anything"),
        SmallHistory("of an append that nobody heard of, and that didn't happen").append(1, from: 1, to: nil),
        SmallHistory("of an append that nobody heard of, and that did happen")
            .append(1, from: 1, to: nil).leaving((1, 0)),
        SmallHistory("of two appends at the same time, in the one order")
            .append(1, from: 1, to: 4, .stored(1...1)).append(2, from: 2, to: 3, .stored(2...2))
            .leaving((1, 0), (2, 0)),
        SmallHistory("of two appends at the same time, in the other order")
            .append(1, from: 1, to: 4, .stored(2...2)).append(2, from: 2, to: 3, .stored(1...1))
            .leaving((2, 0), (1, 0)),
        SmallHistory("of a lost race")
            .append(1, expected: .noStream, from: 1, to: 4, .stored(1...1))
            .append(2, expected: .noStream, from: 2, to: 3, .refused(at: 1)).leaving((1, 0)),
        SmallHistory("of an append that was lost on the way, and sent again")
            .append(1, from: 1, to: nil).append(1, from: 5, to: 6, .stored(1...1)).leaving((1, 0)),
        SmallHistory("of an append whose acknowledgement was lost, and that was sent again")
            .append(1, from: 1, to: nil).append(1, from: 5, to: 6, .stored(1...1, isRepeat: true)).leaving((1, 0)),
        SmallHistory("of an append that was refused, sent again, and stored")
            .append(1, expected: .streamExists, from: 1, to: 2, .refused(at: 0))
            .append(2, from: 2, to: 3, .stored(1...1))
            .append(1, expected: .streamExists, from: 4, to: 5, .stored(2...2)).leaving((2, 0), (1, 0)),
        SmallHistory("of a reader that reads while an append is under way, and doesn't see it yet")
            .append(1, from: 1, to: 4, .stored(1...1)).page([], head: 0, from: 2, to: 3).leaving((1, 0)),
        SmallHistory("of a reader that sees what its writer hasn't heard of yet")
            .append(1, from: 1, to: 9, .stored(1...1)).page([(1, 1)], head: 1, from: 2, to: 3).leaving((1, 0)),
        SmallHistory("of a command without events")
            .append(1, from: 1, to: 2, .stored(1...1))
            .append(2, expected: .exactly(1), events: 0, hasCommand: true, from: 3, to: 4, .storedCommand)
            .leaving((1, 0)).leavingCommand(2, head: 1, positions: nil),
    ]

    @Test("raises no alarm", arguments: right)
    func raisesNone(_ history: SmallHistory) {
        #expect(history.kinds.isEmpty)
    }

    private static let acknowledged = SmallHistory("").append(1, from: 1, to: 2, .stored(1...1))
    private static let two = acknowledged.append(2, from: 3, to: 4, .stored(2...2))

    private static let wrong: [(SmallHistory, HistoryViolation.Kind)] = [
        (acknowledged, .lost),
        (acknowledged.page([(1, 1)], head: 1, from: 3, to: 4), .forgotten),
        (SmallHistory("").append(1, from: 1, to: nil).page([(1, 1)], head: 1, from: 3, to: 4), .forgotten),
        (
            SmallHistory("").append(1, expected: .exactly(7), from: 1, to: 2, .stored(1...1)), .acknowledgedRefusal
        ),
        (SmallHistory("").append(1, events: 2, from: 1, to: nil).leaving((1, 0)), .half),
        (acknowledged.leaving((1, 0), (1, 0)), .doubled),
        (
            acknowledged.append(1, from: 3, to: 4, .stored(1...1)).leaving((1, 0)), .doubled
        ),
        (
            SmallHistory("").append(1, expected: .noStream, from: 1, to: 2, .refused(at: 3)).leaving((1, 0)),
            .storedRefusal
        ),
        (SmallHistory("").append(1, from: 1, to: 2, .withdrawn(code: "cancelled")).leaving((1, 0)), .storedRefusal),
        (two.leaving((1, 0), (2, 0)).changing { $0.move(1, to: 3) }, .hole),
        (two.leaving((2, 0), (1, 0)), .reordered),
        (SmallHistory("").append(1, events: 2, from: 1, to: nil).leaving((1, 1), (1, 0)), .reordered),
        (
            SmallHistory("").append(1, expected: .streamExists, from: 1, to: 2, .stored(1...1)).leaving((1, 0)),
            .ignoredExpectation
        ),
        (
            acknowledged.leaving((1, 0)).append(2, expected: .exactly(1), from: 3, to: 4, .refused(at: 0)),
            .wrongRefusal
        ),
        (
            acknowledged.leaving((1, 0)).append(2, expected: .exactly(1), from: 3, to: 4, .refused(at: 1)),
            .wrongRefusal
        ),
        (acknowledged.leaving((1, 0)).append(1, expected: .noStream, from: 3, to: 4, .refused(at: 1)), .wrongRefusal),
        (
            SmallHistory("").append(1, from: 1, to: 2, .stored(1...1, isRepeat: true)).leaving((1, 0)), .misreported
        ),
        (SmallHistory("").append(1, from: 1, to: 2, .stored(2...2)).leaving((1, 0)), .misreported),
        (two.leaving((1, 0), (2, 0)).changing { $0.recount(1, as: 3) }, .miscounted),
        (acknowledged.leaving((1, 0)).changing { $0.streams = [:] }, .miscounted),
        (acknowledged.leaving((1, 0)).changing { $0.events[0].isIntact = false }, .altered),
        (acknowledged.leaving((1, 0), (5, 0)), .altered),
        (two.leaving((1, 0), (2, 0)).page([(2, 2)], head: 2, from: 5, to: 6), .skipped),
        (acknowledged.leaving((1, 0)).page([(1, 1), (1, 1)], head: 1, from: 5, to: 6), .repeated),
        (
            two.leaving((1, 0), (2, 0)).page([(1, 2), (2, 1)], head: 2, from: 5, to: 6), .reordered
        ),
        (acknowledged.leaving((1, 0)).page([], head: 0, from: 5, to: 6), .stale),
        (acknowledged.leaving((1, 0)).sighting(0, from: 5, to: 6), .stale),
        (acknowledged.leaving((1, 0)).sighting(2, from: 5, to: 6), .forgotten),
        (
            SmallHistory("").append(1, events: 2, from: 1, to: nil).leaving((1, 0), (1, 1))
                .sighting(1, from: 5, to: 6), .half
        ),
        (two.leaving((1, 0), (2, 0)).changing { $0.age(0) }, .timeWentBack),
        (SmallHistory("").append(1, from: 1, to: 2, .failed(code: "store.corrupted")), .unexpectedError),
        (
            SmallHistory("").append(1, events: 0, hasCommand: true, from: 1, to: 2, .storedCommand), .lost
        ),
        (
            SmallHistory("").append(1, hasCommand: true, from: 1, to: 2, .stored(1...1)).leaving((1, 0)), .half
        ),
        (
            SmallHistory("").append(1, hasCommand: true, from: 1, to: nil).leavingCommand(1, head: 0, positions: nil),
            .half
        ),
        (
            acknowledged.leaving((1, 0))
                .append(2, expected: .noStream, events: 0, hasCommand: true, from: 3, to: 4, .storedCommand)
                .leavingCommand(2, head: 1, positions: nil), .ignoredExpectation
        ),
        (
            acknowledged.leaving((1, 0))
                .append(2, events: 0, hasCommand: true, from: 3, to: 4, .storedCommand)
                .leavingCommand(2, head: 0, positions: nil), .reordered
        ),
    ]

    @Test("names its fault", arguments: wrong.indices)
    func names(_ index: Int) {
        let (history, kind) = Self.wrong[index]
        #expect(history.kinds.contains(kind), "\(history.kinds) should hold \(kind)")
    }

    @Test("names each kind of fault but the one that a reader tells itself")
    func everyKind() {
        #expect(Set(HistoryViolation.Kind.allCases).subtracting(Self.wrong.map(\.1)) == [.stalled])
    }

    @Test("of observations that are right each for itself, but not together, is found out")
    func contradiction() {
        // Nobody knows when the two appends were stored. But who saw the second one was done before the other, who
        // didn't see the first, began.
        let one = SmallHistory("").append(1, from: 1, to: nil).append(2, from: 1, to: nil).leaving((1, 0), (2, 0))
        #expect(one.sighting(2, from: 2, to: 3).kinds.isEmpty)
        #expect(one.sighting(0, from: 4, to: 5).kinds.isEmpty)
        #expect(one.sighting(2, from: 2, to: 3).sighting(0, from: 4, to: 5).kinds == [.stale])
        #expect(one.sighting(0, from: 2, to: 3).sighting(2, from: 4, to: 5).kinds.isEmpty)
        let refused = one.append(3, expected: .exactly(2), from: 4, to: 5, .refused(at: 1))
        #expect(refused.kinds.isEmpty)
        #expect(refused.sighting(2, from: 2, to: 3).kinds == [.wrongRefusal])
    }

    @Test("of entries that went through a pipe is the same one")
    func lines() throws {
        let journal = HistoryJournal()
        let write = HistoryWrite(stream: SmallHistory.stream, expected: .streamExists, events: 2)
        let key = HistoryKey(writer: 3, number: 4)
        let page = HistoryPage(
            reader: 1, items: [.init(position: 7, key: nil)], next: 7, head: 9, began: 1, ended: 2)
        let contents: [HistoryEntry.Content] = [
            .began(HistoryAttempt(id: 9, key: key, writes: [write], began: 5)),
            .ended(attempt: 9, outcome: .lostRace(write: 0, actual: 4), at: 6), .read(page),
            .stopped(who: "reader 1", why: .diverged),
        ]
        for content in contents {
            let entry = try #require(HistoryEntry(line: HistoryEntry(content).line))
            #expect(entry == HistoryEntry(content))
            journal.add(entry)
        }
        #expect(journal.history.attempts[0].ended == 6)
        #expect(journal.history.pages[1] == [page])
        #expect(HistoryEntry(line: String(HistoryEntry(contents[0]).line.dropLast(4))) == nil)
    }

    @Test("tells which appends are to be sent again, and where their writer goes on")
    func unsettled() {
        let history = SmallHistory("").append(1, from: 1, to: nil).append(2, from: 1, to: 2, .stored(1...1))
            .append(3, from: 2, to: nil).append(3, from: 3, to: 4, .stored(2...2)).history
        #expect(history.unsettledNumbers(ofWriter: 0) == [1])
        #expect(history.nextNumber(ofWriter: 0) == 4)
        #expect(history.nextNumber(ofWriter: 1) == 0)
    }
}

extension HistoryLog {
    fileprivate mutating func move(_ index: Int, to position: Int) {
        let event = events[index]
        events[index] = Event(position: position, version: event.version, stream: event.stream, key: event.key)
    }

    fileprivate mutating func recount(_ index: Int, as version: Int) {
        let event = events[index]
        events[index] = Event(position: event.position, version: version, stream: event.stream, key: event.key)
    }

    fileprivate mutating func age(_ index: Int) { events[index].recordedAt = .latest }
}
