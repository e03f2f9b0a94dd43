import OrchestrixCommon
public import OrchestrixMessaging

/// The log of a store, or the end of it, as CloudEvents in JSON: one a line, in the order of positions.
///
/// ```swift
/// for try await line in LogExport(of: store) { file.write(line + [0x0A]) }
/// ```
///
/// Events are as `CloudEvent.init(_:codec:)` makes them, commands as `CloudEvent.init(_:source:)`; ``LogReader`` reads
/// both back as they were. Each command stands behind the events that were there when it was stored. What is stored after
/// the first line was asked for is left to the next export. No more than a page of the log is held at once.
///
/// Lines come without the line break. Iterating throws `LogDiverged` where the log ends before the first position and that
/// isn't the next to come; ``EventStoreError`` with `.notExportable`, naming the place, for what can't be a CloudEvent;
/// and what the store throws.
public struct LogExport: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    private let store: any EventStore
    private let first: Int
    private let withCommands: Bool
    private let commandSource: String

    /// An export of the log.
    ///
    /// - Parameters:
    ///   - position: begin with the event at this position, and with the commands that were stored since the log ended
    ///     before it.
    ///   - withCommands: whether the memory of commands goes along. Without it a command that is repeated on the imported
    ///     log is carried out again.
    ///   - commandSource: the source that the lines of commands name.
    public init(
        of store: any EventStore, from position: Int = 1, withCommands: Bool = true,
        commandSource: String = Metadata.defaultSource
    ) {
        self.store = store
        first = position
        self.withCommands = withCommands
        self.commandSource = commandSource
    }

    public func makeAsyncIterator() -> AsyncIterator {
        let events = store.log(from: Checkpoint(position: first - 1)).makeAsyncIterator()
        return AsyncIterator(
            store: store, first: first, events: events, commands: withCommands ? StoredCommands(in: store) : nil,
            commandSource: commandSource)
    }
}

extension LogExport {
    /// Reads page after page.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let store: any EventStore
        private let first: Int
        private let commandSource: String
        private let codec = CloudEventCodec()
        private var events: Subscription.AsyncIterator
        private var commands: StoredCommands?
        /// Where the export ends.
        private var head: Int?
        private var isAtEnd = false
        /// The next event, while commands come before it.
        private var event: StoredEvent?

        init(
            store: any EventStore, first: Int, events: Subscription.AsyncIterator, commands: StoredCommands?,
            commandSource: String
        ) {
            self.store = store
            self.first = first
            self.events = events
            self.commands = commands
            self.commandSource = commandSource
        }

        /// The next line, in UTF-8.
        public mutating func next() async throws -> [UInt8]? {
            let head = try await begin()
            if event == nil && !isAtEnd {
                event = try await events.next()
                isAtEnd = event.map { $0.position > head } ?? true
                if isAtEnd { event = nil }
            }
            if let line = try await command(before: event?.position ?? head + 1) { return line }
            guard let next = event else { return nil }
            event = nil
            return try encode("position \(next.position)") { try CloudEvent(next) }
        }

        private mutating func begin() async throws -> Int {
            if let head { return head }
            let (found, first) = (try await store.head(), first)
            try await commands?.skip(before: first - 1)
            head = found
            return found
        }

        private mutating func command(before position: Int) async throws -> [UInt8]? {
            guard let command = try await commands?.next(before: position) else { return nil }
            return try encode("command \(command.record.key.id)") { CloudEvent(command, source: commandSource) }
        }

        private func encode(_ place: String, _ event: () throws -> CloudEvent) throws -> [UInt8] {
            do {
                return try codec.encode(event())
            } catch {
                throw EventStoreError(.notExportable, "\(place) can't be exported", cause: error)
            }
        }
    }
}
