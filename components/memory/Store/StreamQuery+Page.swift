import OrchestrixEventSourcing

extension StreamQuery {
    /// What it asks for of a stream's events.
    func page(of events: [StoredEvent]) -> [StoredEvent] {
        // Nearly all ask for the whole of a short stream.
        if direction == .forward && (from ?? 1) <= 1 && types == nil && limit >= events.count { return events }
        switch direction {
        case .forward: return cut(events[min(max(1, from ?? 1) - 1, events.count)...])
        case .backward: return cut(events.prefix(max(0, from ?? events.count)).reversed())
        }
    }

    private func cut(_ events: some Collection<StoredEvent>) -> [StoredEvent] {
        guard let types else { return Array(events.prefix(limit)) }
        let wanted = Set(types.map(ByteString.init))
        return Array(events.lazy.filter { wanted.contains(ByteString($0.type)) }.prefix(limit))
    }
}
