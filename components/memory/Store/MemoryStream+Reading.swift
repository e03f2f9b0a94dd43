import OrchestrixEventSourcing

extension MemoryStream {
    /// The events of a page.
    func events(_ query: StreamQuery) -> [StoredEvent] {
        // Nearly all ask for the whole of a short stream.
        if query.direction == .forward && (query.from ?? 1) <= 1 && query.types == nil && query.limit >= events.count {
            return events
        }
        switch query.direction {
        case .forward: return page(events[min(max(1, query.from ?? 1) - 1, events.count)...], query)
        case .backward: return page(events.prefix(max(0, query.from ?? events.count)).reversed(), query)
        }
    }

    private func page(_ events: some Collection<StoredEvent>, _ query: StreamQuery) -> [StoredEvent] {
        guard let types = query.types else { return Array(events.prefix(query.limit)) }
        let wanted = Set(types.map(ByteString.init))
        return Array(events.lazy.filter { wanted.contains(ByteString($0.type)) }.prefix(query.limit))
    }
}
