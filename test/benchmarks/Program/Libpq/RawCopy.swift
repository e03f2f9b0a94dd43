import Libpq
import OrchestrixEventSourcing
import OrchestrixMessaging

/// One connection of libpq's that copies a whole log into the table in binary, in one transaction.
struct RawCopy {
    let address: String

    var contender: Contender {
        Contender(first: 5_000, most: 200_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let log = try EventSource(payloads: .encoded).log(count, streams: max(1, count / 100))
        let schema = try await ScratchSchema.make(at: address)
        let duration = try await onThread {
            let connection = try RawConnection(address)
            return Clock.elapsed.measure { Self.copy(log, connection, schema) }
        }
        try await schema.remove(holding: count)
        return duration
    }

    private static func copy(_ log: [PlacedEvent], _ connection: RawConnection, _ schema: ScratchSchema) {
        let columns = "position, recordedat, \(RawEvent.columns)"
        connection.execute("COPY \(schema.events) (\(columns)) FROM STDIN (FORMAT binary)")
        var bytes = BinaryBytes()
        bytes.append([UInt8]("PGCOPY\n".utf8) + [0xff, 0x0d, 0x0a, 0x00] + [UInt8](repeating: 0, count: 8))
        for (index, placed) in log.enumerated() {
            append(placed, position: index + 1, to: &bytes)
            if bytes.count > 1 << 16 { send(&bytes, connection) }
        }
        bytes.append(Int16(-1))
        send(&bytes, connection)
        precondition(PQputCopyEnd(connection.handle, nil) == 1)
        connection.check(PQgetResult(connection.handle))
        precondition(PQgetResult(connection.handle) == nil)
    }

    private static func send(_ bytes: inout BinaryBytes, _ connection: RawConnection) {
        bytes.withBase { base in
            precondition(PQputCopyData(connection.handle, base, Int32(bytes.count)) == 1)
        }
        bytes.removeAll()
    }

    private static func append(_ placed: PlacedEvent, position: Int, to bytes: inout BinaryBytes) {
        let event = placed.event
        bytes.append(Int16(RawEvent.types.count + 2))
        bytes.appendField(position)
        bytes.appendField(RawEvent.moment(event.time))
        bytes.appendField(placed.stream.category)
        bytes.appendField(placed.stream.id)
        bytes.appendField(placed.version)
        bytes.appendField(event.id)
        bytes.appendField(event.type)
        bytes.appendField(event.schemaVersion)
        bytes.appendField(event.metadata.source)
        bytes.appendField(RawEvent.moment(event.time))
        bytes.appendField(event.contentType)
        bytes.appendField(event.metadata.correlationID ?? "")
        bytes.appendField(event.metadata.causationID ?? "")
        bytes.appendField(RawEvent.data(event))
    }
}
