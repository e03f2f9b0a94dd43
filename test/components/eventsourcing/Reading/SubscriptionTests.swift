import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Synchronization
import Testing

@Suite("A subscription")
struct SubscriptionTests {
    /// A log with a hole in it, as a broken engine would show it.
    private struct HoledStore: EventStoreWrapper {
        let wrapped: any EventStore
        func read(_ query: LogQuery) async throws -> LogPage {
            let page = try await wrapped.read(query)
            return LogPage(events: page.events.filter { $0.position != 3 }, next: page.next, head: page.head)
        }
    }

    /// A log with a hole in it until it has been looked at a number of times, as a reader sees it who is faster than a
    /// writer that doesn't take turns.
    private final class HealingStore: EventStoreWrapper {
        let wrapped: any EventStore
        let holeTimeout = Duration.seconds(600)
        private let looks: Mutex<Int>
        init(wrapped: any EventStore, looks: Int) {
            self.wrapped = wrapped
            self.looks = Mutex(looks)
        }
        func read(_ query: LogQuery) async throws -> LogPage {
            let page = try await wrapped.read(query)
            guard page.events.contains(where: { $0.position == 3 }) else { return page }
            let isHoled = looks.withLock { looks in
                looks -= 1
                return looks >= 0
            }
            return isHoled
                ? LogPage(events: page.events.filter { $0.position != 3 }, next: page.next, head: page.head) : page
        }
    }

    /// A store that counts how many pages were asked for.
    private final class CountingStore: EventStoreWrapper {
        let wrapped: any EventStore
        private let pages = Mutex(0)
        private let signal = HeadSignal()
        var pagesRead: Int { pages.withLock { $0 } }
        init(_ wrapped: any EventStore) { self.wrapped = wrapped }
        func read(_ query: LogQuery) async throws -> LogPage {
            let count = pages.withLock { pages in
                pages += 1
                return pages
            }
            signal.advance(to: count)
            return try await wrapped.read(query)
        }

        /// Returns when that many pages were asked for.
        func hasRead(_ count: Int) async { try? await signal.wait(after: count - 1) }
    }

    private func store(_ count: Int) async throws -> InMemoryEventStore {
        let store = InMemoryEventStore()
        try await AggregateRepository<Purse>(store: store).execute("P") { _ in
            (0..<count).map { _ in .filled(amount: 1) }
        }
        return store
    }

    @Test("proves on the way that no position is missing, and throws where one is")
    func findsHole() async throws {
        let store = HoledStore(wrapped: try await store(5))
        var seen: [Int] = []
        let error = await #expect(throws: EventStoreError.self) {
            for try await event in store.log(pageSize: 2) { seen.append(event.position) }
        }
        #expect(error?.code == .corrupted && error?.context["position"] == "3")
        #expect(seen == [1, 2])
    }

    @Test(
        "waits where a position is missing, and goes on when it is there", arguments: [1, 2, 3, 4, 20], [true, false])
    func waitsAtHole(pageSize: Int, isLive: Bool) async throws {
        let store = HealingStore(wrapped: try await store(5), looks: 3)
        var reader = (isLive ? store.subscribe(pageSize: pageSize) : store.log(pageSize: pageSize)).makeAsyncIterator()
        for position in 1...5 { #expect(try await reader.next()?.position == position) }
    }

    @Test("gives what stands before a missing position, before it throws")
    func givesBeforeHole() async throws {
        var reader = HoledStore(wrapped: try await store(5)).log(pageSize: 20).makeAsyncIterator()
        #expect(try await reader.nextPage()?.map(\.position) == [1, 2])
        for _ in 1...2 {
            let error = await #expect(throws: EventStoreError.self) { try await reader.nextPage() }
            #expect(error?.code == .corrupted && error?.context["position"] == "3")
        }
    }

    @Test("outlasts a store that fails for a while, and gives everything once", arguments: [1, 2, 5])
    func outlasts(pageSize: Int) async throws {
        let store = FailingEventStore(wrapping: try await store(5))
        let outage = EventStoreError(.storeFailed, "nobody answers", isRetryable: true)
        store.fail(.readLog, at: 1...3, with: outage)
        store.fail(.readLog, at: 6, with: outage)
        store.fail(.wait, at: 1...2, with: outage)
        var reader = store.subscribe(pageSize: pageSize).makeAsyncIterator()
        for position in 1...5 { #expect(try await reader.next()?.position == position) }
        async let last = store.append(
            .deletion(of: Purse.stream("P"), expected: .exactly(5), eventID: "end", time: .latest))
        #expect(try await reader.next()?.id == "end")
        _ = try await last
    }

    @Test("throws what doesn't pass by itself")
    func throwsForGood() async throws {
        let store = FailingEventStore(wrapping: try await store(5))
        store.fail(.readLog, at: 1, with: EventStoreError(.schemaTooNew, "it is from tomorrow"))
        var reader = store.subscribe().makeAsyncIterator()
        let error = await #expect(throws: EventStoreError.self) { try await reader.next() }
        #expect(error?.code == .schemaTooNew)
        #expect(try await reader.next()?.position == 1)
    }

    @Test("that waits for a store which fails ends when it is cancelled")
    func cancelledInOutage() async throws {
        let store = FailingEventStore(wrapping: try await store(5))
        store.fail(.readLog, at: 1..., with: EventStoreError(.storeFailed, "nobody answers", isRetryable: true))
        let reading = Task {
            var reader = store.subscribe().makeAsyncIterator()
            return try await reader.next()
        }
        reading.cancel()
        await #expect(throws: CancellationError.self) { _ = try await reading.value }
    }

    @Test("holds at most one page: one half is read while the other is in use, and nothing beyond it")
    func holdsOnePage() async throws {
        let store = CountingStore(try await store(15))
        var reader = store.subscribe(pageSize: 6).makeAsyncIterator()
        #expect(store.pagesRead == 0)
        for used in 1...12 {
            #expect(try await reader.next()?.position == used)
            let halves = (used + 2) / 3
            await store.hasRead(halves + 1)
            #expect(store.pagesRead == halves + 1)
        }
    }

    @Test("of single events reads none ahead")
    func holdsOneEvent() async throws {
        let store = CountingStore(try await store(3))
        var reader = store.subscribe(pageSize: 1).makeAsyncIterator()
        for used in 1...3 {
            #expect(try await reader.next()?.position == used)
            #expect(store.pagesRead == used)
        }
    }

    @Test("asks again for what it couldn't read ahead, and fails only if that fails too")
    func asksAgain() async throws {
        for (calls, failures) in [([2], 0), ([2, 3], 1), ([1], 1)] {
            let store = FailingEventStore(wrapping: try await store(6))
            for call in calls { store.fail(.readLog, at: call) }
            var reader = store.log(pageSize: 4).makeAsyncIterator()
            var seen: [Int] = []
            var failed = 0
            while seen.count < 6 {
                do {
                    seen.append(try #require(try await reader.next()).position)
                } catch is EventStoreError {
                    failed += 1
                }
            }
            #expect(seen == [1, 2, 3, 4, 5, 6])
            #expect(failed == failures)
        }
    }

    @Test("of a log that isn't followed ends where the log ends when it is asked, not when it was read ahead")
    func endsWhenAsked() async throws {
        let counting = CountingStore(try await store(2))
        var reader = counting.log(pageSize: 4).makeAsyncIterator()
        #expect(try await reader.nextPage()?.count == 2)
        await counting.hasRead(2)
        _ = try await counting.append(
            .deletion(of: Purse.stream("P"), expected: .exactly(2), eventID: "end", time: .latest))
        #expect(try await reader.next()?.id == "end")
        #expect(try await reader.next()?.id == nil)
    }

    @Test("refuses pages of nothing", arguments: [0, -1])
    func refusesPages(size: Int) async throws {
        var reader = try await store(2).log(pageSize: size).makeAsyncIterator()
        await #expect(throws: EventStoreError.self) { try await reader.next() }
    }

    @Test("gives pages too, what is left of the current one first")
    func givesPages() async throws {
        var reader = try await store(7).log(pageSize: 6).makeAsyncIterator()
        #expect(try await reader.next()?.position == 1)
        #expect(try await reader.nextPage()?.map(\.position) == [2, 3])
        #expect(try await reader.nextPage()?.map(\.position) == [4, 5, 6])
        #expect(try await reader.next()?.position == 7)
        #expect(try await reader.next()?.position == nil)
        #expect(try await reader.nextPage()?.count == nil)
    }
}
