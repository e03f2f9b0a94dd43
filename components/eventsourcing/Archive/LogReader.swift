public import OrchestrixCommon
import OrchestrixMessaging

/// Reads an exported log back, line by line: ``LogExport`` the other way round.
///
/// ```swift
/// var reader = LogReader()
/// for try await line in LogFile("bank.ndjson") {
///     if let entry = try reader.read(line) { … }
/// }
/// ```
///
/// What was exported comes back as it was: each event at its place, each command with its outcome and its streams. Lines
/// must be in the order in which they were exported.
public struct LogReader: Sendable {
    /// The number of the line that was read last, from 1.
    public private(set) var line = 0

    private var last: Int?
    private var writes = RecentWrites()
    private let codec = CloudEventCodec()

    /// A reader that has read nothing yet.
    public init() {}

    /// Reads the next line, with its line break or without.
    ///
    /// - Returns: what it holds; `nil` for an empty one.
    /// - Throws: ``EventStoreError`` with `.malformedArchive`, which names the line and what is wrong with it, and shows
    ///   nothing of what it holds.
    public mutating func read(_ bytes: [UInt8]) throws -> LogEntry? {
        line += 1
        guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return nil }
        do {
            let event = try codec.decode(bytes)
            return try event.type == CloudEvent.commandType ? .command(command(event)) : .event(self.event(event))
        } catch let error as any OrchestrixError {
            throw fault(error.message, error.context, cause: error.cause)
        }
    }

    /// The error about the line that was read last.
    public func fault(
        _ message: String, _ context: [String: String] = [:], code: ErrorCode = .malformedArchive,
        cause: (any Error)? = nil
    ) -> EventStoreError {
        EventStoreError(
            code, "line \(line): \(message)", context: context.merging(["line": String(line)]) { $1 }, cause: cause)
    }

    private mutating func event(_ event: CloudEvent) throws -> StoredEvent {
        let stored = try StoredEvent(event)
        if let last, stored.position <= last {
            throw EventStoreError(
                .malformedArchive, "position \(stored.position) comes behind position \(last)",
                context: ["position": String(stored.position)])
        }
        last = stored.position
        writes.add(stored)
        return stored
    }

    private func command(_ event: CloudEvent) throws -> StoredCommand {
        let command = try StoredCommand(event) { writes.streams($0) }
        if let last, command.head != last {
            throw EventStoreError(
                .malformedArchive, "command \(event.id) belongs behind position \(command.head), not \(last)",
                context: ["command": event.id])
        }
        return command
    }
}
