import OrchestrixEventSourcing

/// A reader that goes on from page to page.
struct PageReader {
    private(set) var seen: [StoredEvent] = []
    private var checkpoint = Checkpoint.start

    /// Reads until a page isn't full.
    mutating func read(_ store: any EventStore) async throws {
        while true {
            let page = try await store.read(LogQuery(.after(checkpoint), limit: 7))
            seen += page.events
            checkpoint = page.next
            guard page.events.count == 7 else { return }
        }
    }
}
