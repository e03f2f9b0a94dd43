import OrchestrixEventSourcing

extension Trial {
    /// The whole log, page by page.
    func log(filter: EventFilter = .all, limit: Int = 512) async throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        var checkpoint = Checkpoint.start
        while true {
            let page = try await store.read(LogQuery(.after(checkpoint), filter: filter, limit: limit))
            try expect("the size of a page of at most \(limit)", page.events.count <= limit)
            events += page.events
            if page.events.count < limit { return events }
            try expect("that a full page leads on", page.next.position > checkpoint.position)
            checkpoint = page.next
        }
    }

    /// A whole stream, page by page.
    func events(
        of stream: StreamID, _ direction: Direction = .forward, types: Set<String>? = nil, limit: Int = 512
    ) async throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        var query = StreamQuery(stream, direction: direction, types: types, limit: limit)
        while true {
            let page = try await store.read(query)
            try expect("the size of a page of at most \(limit)", page.events.count <= limit)
            events += page.events
            guard let next = page.next else { return events }
            if let from = query.from { try expect("that a page leads on", next != from) }
            query.from = next
        }
    }

    func version(of stream: StreamID) async throws -> Int {
        try await store.read(StreamQuery(stream, limit: 1)).state.version
    }

    /// Holds that the log has exactly these events, at the positions from 1 on.
    func expectLog(_ ids: [String]) async throws {
        let log = try await log()
        try expect("the ids in the log", log.map(\.id), is: ids)
        try expect("the positions in the log", log.map(\.position), is: Array(1...max(1, ids.count)).suffix(ids.count))
        try expect("the head", try await store.head(), is: ids.count)
    }

    /// Holds that a stream has exactly these events, at the versions from 1 on.
    func expectStream(_ stream: StreamID, _ ids: [String]) async throws {
        let events = try await events(of: stream)
        try expect("the ids in \(stream)", events.map(\.id), is: ids)
        try expect(
            "the versions in \(stream)", events.map(\.version), is: Array(1...max(1, ids.count)).suffix(ids.count))
        try expect("that all are of \(stream)", events.allSatisfy { $0.stream == stream })
    }
}
