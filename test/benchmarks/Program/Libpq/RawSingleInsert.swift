import OrchestrixEventSourcing
import OrchestrixMessaging

/// One connection of libpq's that inserts one row a commit, by a prepared statement, by the median call.
struct RawSingleInsert {
    let address: String

    var contender: Contender {
        Contender(first: 500, most: 100_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let log = try EventSource(payloads: .encoded).log(count, streams: 1)
        let schema = try await ScratchSchema.make(at: address)
        let median = try await onThread {
            let connection = try RawConnection(address)
            connection.prepare("insert", Self.sql(schema))
            var parameters = BinaryParameters()
            var calls = CallTimes()
            for (index, placed) in log.enumerated() {
                calls.add(
                    Clock.elapsed.measure {
                        Self.fill(&parameters, placed, position: index + 1)
                        connection.run("insert", parameters)
                    })
            }
            return calls.median
        }
        try await schema.remove(holding: count)
        return median * count
    }

    private static func sql(_ schema: ScratchSchema) -> String {
        let values = (1...RawEvent.types.count + 2).map { "$\($0)" }.joined(separator: ", ")
        return "INSERT INTO \(schema.events) (position, recordedat, \(RawEvent.columns)) VALUES (\(values))"
    }

    private static func fill(_ parameters: inout BinaryParameters, _ placed: PlacedEvent, position: Int) {
        let event = placed.event
        parameters.removeAll()
        parameters.add { $0.append(position) }
        parameters.add { $0.append(RawEvent.moment(event.time)) }
        parameters.add { $0.append(placed.stream.category) }
        parameters.add { $0.append(placed.stream.id) }
        parameters.add { $0.append(placed.version) }
        parameters.add { $0.append(event.id) }
        parameters.add { $0.append(event.type) }
        parameters.add { $0.append(event.schemaVersion) }
        parameters.add { $0.append(event.metadata.source) }
        parameters.add { $0.append(RawEvent.moment(event.time)) }
        parameters.add { $0.append(event.contentType) }
        parameters.add { $0.append(event.metadata.correlationID ?? "") }
        parameters.add { $0.append(event.metadata.causationID ?? "") }
        parameters.add { $0.append(RawEvent.data(event)) }
    }
}
