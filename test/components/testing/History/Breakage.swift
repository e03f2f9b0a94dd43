import OrchestrixEventSourcing
import OrchestrixTesting

/// What a store does wrong, once in a thousand operations, and what the checker is to call it.
struct Breakage: Sendable, CustomStringConvertible {
    let description: String
    let kind: HistoryViolation.Kind

    /// Whether the violation names the append that was wronged.
    var namesVictim = true

    var append: @Sendable (AppendRequest, BrokenEventStore) async throws -> AppendResult = {
        try await $1.wrapped.append($0)
    }
    var readStream: @Sendable (StreamQuery, BrokenEventStore) async throws -> StreamPage = {
        try await $1.wrapped.read($0)
    }
    var readLog: @Sendable (LogQuery, BrokenEventStore) async throws -> LogPage = { try await $1.wrapped.read($0) }
    var commands: @Sendable (CommandListQuery, BrokenEventStore) async throws -> [StoredCommand] = {
        try await $1.wrapped.commands($0)
    }
    var head: @Sendable (BrokenEventStore) async throws -> Int = { try await $0.wrapped.head() }
    var wait: @Sendable (Int, BrokenEventStore) async throws -> Void = {
        try await $1.wrapped.waitForEvents(after: $0)
    }

    /// How many of the last appends a restart forgets.
    var forgets = 0

    init(_ description: String, is kind: HistoryViolation.Kind) {
        self.description = description
        self.kind = kind
    }

    func with(_ change: (inout Breakage) -> Void) -> Breakage {
        var breakage = self
        change(&breakage)
        return breakage
    }

    static let all = storing + deciding + showing
}
