import OrchestrixEventSourcing

/// Requests as a flawed engine understands them.
extension AppendRequest {
    func mappingWrites(_ map: (StreamWrite) -> StreamWrite) -> AppendRequest {
        AppendRequest(writes.map(map), command: command)
    }

    func mappingEvents(_ map: (NewEvent) -> NewEvent) -> AppendRequest {
        mappingWrites { StreamWrite($0.stream, expected: $0.expected, events: $0.events.map(map)) }
    }

    func losingLast() -> AppendRequest {
        guard writes.count == 1, writes[0].events.count > 1 else { return self }
        return mappingWrites { StreamWrite($0.stream, expected: $0.expected, events: $0.events.dropLast()) }
    }

    func doubling(_ event: NewEvent) -> AppendRequest {
        AppendRequest(to: writes[0].stream, expected: .any, events: [event.with(id: event.id + " again")])
    }

    static func burning(_ request: AppendRequest) -> AppendRequest {
        let events = (request.writes.first?.events ?? []).map { $0.with(id: $0.id + " burnt") }
        return AppendRequest(to: StreamID(category: "burnt", id: "b"), expected: .any, events: events)
    }

    func expectingAny() -> AppendRequest {
        mappingWrites { StreamWrite($0.stream, expected: .any, events: $0.events) }
    }

    func expectingAnyBehindFirst() -> AppendRequest {
        mappingWrites { write in
            StreamWrite(
                write.stream, expected: write.stream == writes[0].stream ? write.expected : .any, events: write.events)
        }
    }

    func replacing(_ demand: ExpectedVersion, by other: ExpectedVersion) -> AppendRequest {
        mappingWrites {
            StreamWrite($0.stream, expected: $0.expected == demand ? other : $0.expected, events: $0.events)
        }
    }

    func withPlainTombstones() -> AppendRequest {
        mappingEvents { $0.isTombstone ? $0.with(type: "deleted") : $0 }
    }

    func withoutCommand() -> AppendRequest { AppendRequest(writes) }
}

extension NewEvent {
    func with(id: String? = nil, type: String? = nil, payload: EventPayload? = nil) -> NewEvent {
        NewEvent(
            id: id ?? self.id, type: type ?? self.type, schemaVersion: schemaVersion, time: time,
            payload: payload ?? self.payload, contentType: contentType, metadata: metadata)
    }
}

extension AppendResult {
    /// As if all had been stored that was asked for.
    func claimingOneMore(than request: AppendRequest) -> AppendResult {
        guard let positions, let written = streams.first, positions.count < request.eventCount else { return self }
        let claimed = WrittenStream(written.stream, version: written.version + 1, position: written.position + 1)
        return AppendResult(
            positions: positions.lowerBound...(positions.upperBound + 1), streams: [claimed], recordedAt: recordedAt,
            isRepeat: isRepeat, command: command)
    }

    func joined(with results: [AppendResult]) -> AppendResult {
        let positions = results.compactMap(\.positions)
        return AppendResult(
            positions: positions.isEmpty
                ? nil : positions.map(\.lowerBound).min()!...positions.map(\.upperBound).max()!,
            streams: results.flatMap(\.streams), recordedAt: recordedAt, isRepeat: isRepeat, command: command)
    }
}
