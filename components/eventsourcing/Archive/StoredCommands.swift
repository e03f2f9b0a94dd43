/// The memory of commands that a store holds, in the order of storing, read page by page.
struct StoredCommands {
    private let store: any EventStore
    private var query: CommandListQuery?
    private var page: ArraySlice<StoredCommand> = []

    init(in store: any EventStore) {
        self.store = store
        query = CommandListQuery()
    }

    /// The next command, if it was stored before there was an event at `position`.
    mutating func next(before position: Int) async throws -> StoredCommand? {
        try await fill()
        guard let command = page.first, command.head < position else { return nil }
        page.removeFirst()
        return command
    }

    /// Passes over the commands that were stored before there was an event at `position`.
    mutating func skip(before position: Int) async throws {
        while try await next(before: position) != nil {}
    }

    private mutating func fill() async throws {
        guard page.isEmpty, let asked = query else { return }
        page = try await store.commands(asked)[...]
        query = page.count == asked.limit ? page.last.map { CommandListQuery(after: $0.record.key.id) } : nil
    }
}
