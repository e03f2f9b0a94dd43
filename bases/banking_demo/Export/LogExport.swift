import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Writes the log, or the end of it, as CloudEvents: one a line, in the order of positions.
///
/// What is stored while it runs is left to the next export. No more than a page of the log is held at once.
struct LogExport: ~Copyable {
    private let store: any EventStore
    private let head: Int
    private var commands: StoredCommands?
    private let codec = CloudEventCodec()

    /// An export of the log as it is now.
    ///
    /// - Parameter withCommands: whether the memory of commands goes along, each behind the events that were there
    ///   when it was stored.
    init(of store: any EventStore, withCommands: Bool) async throws {
        self.store = store
        head = try await store.head()
        commands = withCommands ? StoredCommands(in: store) : nil
    }

    /// Writes all lines from the event at `position` on.
    ///
    /// - Throws: `LogDiverged` where the log ends before `position` and that isn't the next to come; ``Failure``,
    ///   naming the place, for what can't be a CloudEvent; what the store and the output throw.
    mutating func write(from position: Int, to output: inout Output) async throws {
        var query = LogQuery(.after(Checkpoint(position: position - 1)))
        try await commands?.skip(before: position - 1)
        while true {
            let page = try await store.read(query)
            for event in page.events where event.position <= head {
                try await writeCommands(before: event.position, to: &output)
                try output.line(encode("position \(event.position)") { try CloudEvent(event) })
            }
            guard page.next.position < head else { break }
            query.origin = .after(page.next)
        }
        try await writeCommands(before: head + 1, to: &output)
        try output.flush()
    }

    private mutating func writeCommands(before position: Int, to output: inout Output) async throws {
        while let command = try await commands?.next(before: position) {
            try output.line(encode("command \(command.record.key.id)") { CloudEvent(command) })
        }
    }

    private func encode(_ place: String, _ event: () throws -> CloudEvent) throws -> [UInt8] {
        do {
            return try codec.encode(event())
        } catch let error as any OrchestrixError {
            throw Failure("\(place) can't be exported: \(error.message)")
        }
    }
}
