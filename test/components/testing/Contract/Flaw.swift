import OrchestrixEventSourcing
import OrchestrixMemory

/// A way in which an engine may be wrong, and the sentence of the contract that it breaks.
struct Flaw: Sendable, CustomStringConvertible {
    typealias Appending = @Sendable (AppendRequest, any EventStore) async throws -> AppendResult

    let description: String
    let sentence: String

    var append: Appending = { try await $1.append($0) }
    var readStream: @Sendable (StreamQuery, any EventStore) async throws -> StreamPage = { try await $1.read($0) }
    var readLog: @Sendable (LogQuery, any EventStore) async throws -> LogPage = { try await $1.read($0) }
    var streams: @Sendable (StreamListQuery, any EventStore) async throws -> [StreamSummary] = {
        try await $1.streams($0)
    }
    var commands: @Sendable (CommandListQuery, any EventStore) async throws -> [StoredCommand] = {
        try await $1.commands($0)
    }
    var command: @Sendable (String, any EventStore) async throws -> StoredCommand? = { try await $1.command($0) }
    var head: @Sendable (any EventStore) async throws -> Int = { try await $0.head() }
    var erase: @Sendable (StreamID, any EventStore) async throws -> Int = { try await $1.erase($0) }
    var wait: @Sendable (Int, any EventStore) async throws -> Void = { try await $1.waitForEvents(after: $0) }

    /// The store that is right but for this flaw.
    var base: @Sendable () -> any EventStore = { InMemoryEventStore() }

    init(_ description: String, breaks sentence: String) {
        self.description = description
        self.sentence = sentence
    }

    /// The flaw with a part of it put in.
    func with(_ change: (inout Flaw) -> Void) -> Flaw {
        var flaw = self
        change(&flaw)
        return flaw
    }
}
