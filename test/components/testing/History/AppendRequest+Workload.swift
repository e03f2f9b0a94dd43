import OrchestrixCommon
import OrchestrixEventSourcing

extension AppendRequest {
    /// The append's name in a workload: "append 12 of writer 3".
    var workloadName: String {
        let id = eventIDs.first ?? command?.key.id ?? ""
        let numbers = id.split(separator: "-")
        return numbers.count > 2 ? "append \(numbers[2]) of writer \(numbers[1])" : id
    }

    /// The writer's number in a workload.
    var writer: Substring? { workloadName.split(separator: " ").last }

    /// Whether it expects nothing, so that it is stored in any case.
    var expectsNothing: Bool { writes.allSatisfy { $0.expected == .any } }

    /// The same events under other ids.
    func renamed() -> AppendRequest {
        mappingEvents { $0.with(id: $0.id + "+") }.expectingAny().withoutCommand()
    }

    /// What a store would say that has just stored it.
    func claimed(in store: any EventStore) async throws -> AppendResult {
        let head = try await store.head()
        var position = head
        var written: [WrittenStream] = []
        for write in writes where !write.events.isEmpty {
            let version = try await store.read(StreamQuery(write.stream)).state.version
            position += write.events.count
            written.append(WrittenStream(write.stream, version: version + write.events.count, position: position))
        }
        return AppendResult(
            positions: position > head ? head + 1...position : nil, streams: written, recordedAt: .latest,
            command: command)
    }
}

extension AppendRequest {
    /// The events of each stream the other way round.
    func reversed() -> AppendRequest {
        mappingWrites { StreamWrite($0.stream, expected: $0.expected, events: $0.events.reversed()) }
    }
}
