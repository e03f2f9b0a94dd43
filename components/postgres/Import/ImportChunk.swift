#if Postgres
import OrchestrixEventSourcing

/// A part of an imported log that is stored in one transaction.
struct ImportChunk: Sendable {
    struct Event: Sendable {
        let event: StoredEvent
        let line: Int
    }

    struct Command: Sendable {
        let command: StoredCommand
        let line: Int
    }

    private(set) var events: [Event] = []
    private(set) var commands: [Command] = []
    /// The rows of all events, as they stand in the log.
    private(set) var rows = ByteBuffer()
    private(set) var byteCount = 0
    private let positions: ImportPositions
    private let limits: ImportLimits

    init(_ positions: ImportPositions, limits: ImportLimits) {
        self.positions = positions
        self.limits = limits
    }

    var isEmpty: Bool { events.isEmpty && commands.isEmpty }

    private var fill: Double {
        max(Double(events.count + commands.count) / Double(limits.entries), Double(byteCount) / Double(limits.bytes))
    }

    /// Whether it is to be stored before `next` comes.
    ///
    /// Events that were stored at the same moment may be of one append. Where others may append in between, they aren't
    /// parted if it can be helped; nor is a command from its events.
    func isComplete(before next: LogEntry) -> Bool {
        guard fill >= 1, !isEmpty else { return false }
        guard fill < 4, case .event(let event) = next else { return fill >= 4 }
        return positions == .kept || events.last?.event.recordedAt != event.recordedAt
    }

    mutating func add(_ entry: LogEntry, line: Int, bytes: Int) throws {
        switch entry {
        case .event(let event):
            if positions == .kept { try ImportRows.append(event, to: &rows) }
            events.append(Event(event: event, line: line))
        case .command(let command): commands.append(Command(command: command, line: line))
        }
        byteCount += bytes
    }
}
#endif
