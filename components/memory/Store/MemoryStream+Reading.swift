import OrchestrixEventSourcing

extension MemoryStream {
    /// The events of a page.
    func events(_ query: StreamQuery) -> [StoredEvent] {
        switch query.direction {
        case .forward: page(events[min(max(1, query.from ?? 1) - 1, events.count)...], query)
        case .backward: page(events.prefix(max(0, query.from ?? events.count)).reversed(), query)
        }
    }

    private func page(_ events: some Collection<StoredEvent>, _ query: StreamQuery) -> [StoredEvent] {
        // An array makes itself of the whole of another without copying.
        guard let types = query.types else { return Array(events.prefix(query.limit)) }
        let wanted = Set(types.map(ByteString.init))
        return Array(events.lazy.filter { wanted.contains(ByteString($0.type)) }.prefix(query.limit))
    }
}
