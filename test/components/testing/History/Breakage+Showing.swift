import OrchestrixEventSourcing
import OrchestrixTesting

extension Breakage {
    /// Stores that don't show what they hold.
    static let showing = [
        Breakage("hides an event from a reader", is: .skipped)
            .with { breakage in
                breakage.readLog = { query, store in
                    let page = try await store.wrapped.read(query)
                    guard page.events.count > 1, page.head > 300, store.strikes() else { return page }
                    return page.mapped { Array($0.dropFirst()) }
                }
                breakage.namesVictim = false
            },
        Breakage("gives a reader an event twice", is: .repeated)
            .with { breakage in
                breakage.readLog = { query, store in
                    let page = try await store.wrapped.read(query)
                    guard let last = page.events.last, store.strikes() else { return page }
                    return page.mapped { $0 + [last] }
                }
                breakage.namesVictim = false
            },
        Breakage("shows a writer a stream as it was before", is: .stale)
            .with { breakage in
                breakage.readStream = { query, store in
                    let page = try await store.wrapped.read(query)
                    guard page.state.version > 20, store.strikes() else { return page }
                    let old = try await store.wrapped.read(StreamQuery(query.stream, from: 2, limit: 15)).events
                    // Where an append begins, so that no half of one is shown.
                    let version = (old.first(where: \.startsAppend)?.version ?? 1) - 1
                    return StreamPage(events: [], state: StreamState(version: version), next: nil)
                }
                breakage.namesVictim = false
            },
        Breakage("shows half of an append", is: .half)
            .with { breakage in
                breakage.readLog = { query, store in
                    let page = try await store.wrapped.read(query)
                    guard let last = page.events.last, !last.startsAppend, last.position == page.head,
                        page.events.count > 1, query.filter == .all, store.strikes()
                    else { return page }
                    let events = Array(page.events.dropLast())
                    return LogPage(events: events, next: events[events.count - 1].checkpoint, head: last.position - 1)
                }
                breakage.namesVictim = false
            },
    ]
}

extension StoredEvent {
    /// Whether it is the first event of its append.
    var startsAppend: Bool { id.hasSuffix("-0") }

    /// As it was before it was stored again under another id.
    var unrenamed: StoredEvent {
        guard id.hasSuffix("+") else { return self }
        return StoredEvent(
            position: position, stream: stream, version: version, recordedAt: recordedAt,
            event: event.with(id: String(id.dropLast())))
    }
}
