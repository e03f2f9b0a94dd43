#if Postgres
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("What a writer knows of the log")
struct LogViewTests {
    private let a = StreamID(category: "thing", id: "a")
    private let b = StreamID(category: "thing", id: "b")

    /// A plan of one append of one event to each stream.
    private func plan(_ ids: [String], in streams: [StreamID], _ view: LogView) throws -> BatchPlan {
        let requests = zip(ids, streams).map { AppendRequest.one($0, in: $1) }
        return try BatchPlan(requests, ledger: BatchLedger(view))
    }

    private func committed(_ plan: BatchPlan, head: Int, isAlone: Bool) -> PostgresBatch.Committed {
        PostgresBatch.Committed(
            results: [], states: plan.states, head: head,
            end: plan.ends.map { LogView.End(position: head, eventID: $0.last) }, isAlone: isAlone)
    }

    /// A view after a batch of two events, whose end is known.
    private func begun() throws -> LogView {
        var view = LogView()
        let plan = try plan(["1", "2"], in: [a, b], view)
        let number = view.begin(plan)
        view.finish(number, committed(plan, head: 2, isAlone: false))
        return view
    }

    @Test("a stream stands where it was left for as long as the log ends there")
    func confirmed() throws {
        let view = try begun()
        #expect(view.isCurrent(a) && view.isCurrent(b))
        #expect(view.expectedEnd?.last.position == 2 && view.expectedEnd?.last.eventID == "2")
        #expect(view.expectedEnd?.first == nil)
    }

    @Test("what is being committed is expected to stand whole at the end, and isn't relied on otherwise")
    func pending() throws {
        var view = try begun()
        let plan = try plan(["3"], in: [a], view)
        #expect(plan.assumptions.map(\.holdsWhenAlone) == [true])
        let number = view.begin(plan)
        #expect(!view.isCurrent(a) && view.isCurrent(b))
        #expect(view.state(of: a) == StreamState(version: 2))
        #expect(view.expectedEnd?.last.position == 3 && view.expectedEnd?.last.eventID == "3")
        #expect(view.expectedEnd?.first?.position == 3 && view.expectedEnd?.first?.eventID == "3")
        view.finish(number, committed(plan, head: 3, isAlone: true))
        #expect(view.isCurrent(a) && view.isCurrent(b))
        #expect(view.expectedEnd?.last.position == 3)
    }

    @Test("on a fresh connection nothing is relied on: another server's log may end earlier")
    func fresh() throws {
        var view = try begun()
        let plan = try plan(["1"], in: [b], view)
        let number = view.begin(plan)
        var found = committed(plan, head: 1, isAlone: false)
        found.isOnFreshSession = true
        view.finish(number, found)
        #expect(!view.isCurrent(a) && view.state(of: a) == nil)
        #expect(view.state(of: b) == StreamState(version: 2))
        #expect(view.expectedEnd?.last.position == 1)
    }

    @Test("once others have appended, only what the batch has found out for itself is relied on")
    func others() throws {
        var view = try begun()
        let plan = try plan(["3"], in: [a], view)
        let number = view.begin(plan)
        view.finish(number, committed(plan, head: 7, isAlone: false))
        #expect(view.isCurrent(a) && !view.isCurrent(b))
        #expect(view.state(of: b) == StreamState(version: 1))
        #expect(view.expectedEnd?.last.position == 7)
    }

    @Test("a batch that becomes known late changes nothing that a later one has told")
    func late() throws {
        var view = try begun()
        let first = try plan(["3"], in: [a], view)
        let firstNumber = view.begin(first)
        let second = try plan(["4"], in: [a], view)
        let secondNumber = view.begin(second)
        // The ends of two batches wouldn't tell that both are there whole.
        #expect(view.expectedEnd == nil)
        view.finish(secondNumber, committed(second, head: 9, isAlone: false))
        #expect(!view.isCurrent(a))
        view.finish(firstNumber, committed(first, head: 3, isAlone: true))
        #expect(!view.isCurrent(a) && view.expectedEnd?.last.position == 9)
    }

    @Test("after a failure nothing is known")
    func failure() throws {
        var view = try begun()
        let number = view.begin(try plan(["3"], in: [a], view))
        view.fail(number)
        #expect(!view.isCurrent(b) && view.state(of: a) == nil && view.expectedEnd == nil)
    }

    @Test("a node refuses and accepts by what another has appended since, to streams that it knew")
    func twoNodes() async throws {
        let schema = TestServer.freshSchema()
        let (mine, theirs) = (try await TestServer.store(schema), try await TestServer.store(schema))
        for id in ["1", "2"] { _ = try await mine.append(.one(id, in: id == "1" ? a : b)) }
        #expect(try await theirs.append(.one("3", in: a)).streams.map(\.version) == [2])
        #expect(try await mine.append(.one("4", in: a)).streams.map(\.version) == [3])
        #expect(try await theirs.append(.one("5", in: b)).streams.map(\.version) == [2])
        await #expect(throws: ConcurrencyError.self) {
            _ = try await mine.append(.one("6", in: b, expected: .exactly(1)))
        }
        #expect(try await mine.append(.one("1", in: a)).isRepeat)
        #expect(try await mine.head() == 5)
    }
}
#endif
