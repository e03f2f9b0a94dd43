import OrchestrixEventSourcing

/// Callers that append at the same time, each to a stream of its own, one append after the other.
struct Callers {
    let count: Int
    var eventsPerAppend = 1
    /// Whether each append carries a command record, which is checked and stored along with the events.
    var withCommands = false
    /// What the streams' ids begin with.
    var prefix = "ORD"
}

extension Callers {
    /// Each caller's appends, `appends` of them together.
    func requests(_ appends: Int) throws -> [[AppendRequest]] {
        let log = try EventSource(payloads: .encoded).log(appends * eventsPerAppend, streams: count, prefix: prefix)
        return (0..<count).map { caller in
            let mine = stride(from: caller, to: log.count, by: count).map { log[$0] }
            return stride(from: 0, to: mine.count, by: eventsPerAppend).map { start in
                request(mine[start..<min(start + eventsPerAppend, mine.count)])
            }
        }
    }

    private func request(_ placed: ArraySlice<PlacedEvent>) -> AppendRequest {
        let first = placed[placed.startIndex]
        return AppendRequest(
            to: first.stream, expected: first.version == 1 ? .noStream : .exactly(first.version - 1),
            events: placed.map(\.event), command: withCommands ? command(of: first.event) : nil)
    }

    private func command(of event: NewEvent) -> CommandRecord {
        let key = CommandKey(id: "cmd-" + event.id, fingerprint: "0123456789abcdef0123456789abcdef")
        return CommandRecord(key: key, outcome: Array("{}".utf8))
    }

    /// Lets every caller work off its appends.
    static func append(_ requests: [[AppendRequest]], to store: some EventStore) async throws {
        try await withThrowingTaskGroup { group in
            for mine in requests {
                group.addTask { for request in mine { keep(try await store.append(request)) } }
            }
            try await group.waitForAll()
        }
    }
}
