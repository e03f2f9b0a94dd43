import Foundation
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

    /// A store that counts how many pages were asked for.
    private final class CountingStore: EventStoreWrapper {
        let wrapped: any EventStore
        private let pages = Mutex(0)
        var pagesRead: Int { pages.withLock { $0 } }
        init(_ wrapped: any EventStore) { self.wrapped = wrapped }
        func read(_ query: LogQuery) async throws -> LogPage {
            pages.withLock { $0 += 1 }
            return try await wrapped.read(query)
        }
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

    @Test("holds at most one page: the next is read only when the last is used up")
    func holdsOnePage() async throws {
        let store = CountingStore(try await store(9))
        var reader = store.subscribe(pageSize: 3).makeAsyncIterator()
        #expect(store.pagesRead == 0)
        for (index, pages) in [1, 1, 1, 2, 2, 2, 3].enumerated() {
            #expect(try await reader.next()?.position == index + 1)
            #expect(store.pagesRead == pages)
        }
    }

    @Test("gives pages too, what is left of the current one first")
    func givesPages() async throws {
        var reader = try await store(7).log(pageSize: 3).makeAsyncIterator()
        #expect(try await reader.next()?.position == 1)
        #expect(try await reader.nextPage()?.map(\.position) == [2, 3])
        #expect(try await reader.nextPage()?.map(\.position) == [4, 5, 6])
        #expect(try await reader.next()?.position == 7)
        #expect(try await reader.next()?.position == nil)
        #expect(try await reader.nextPage()?.count == nil)
    }
}
