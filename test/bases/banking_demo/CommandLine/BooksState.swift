import OrchestrixEventSourcing

@testable import banking_demo

/// All that a bank's books hold, but for what depends on the order in which accounts were served: positions, times and
/// the events' ids.
struct BooksState: Hashable {
    private let accounts: [StreamID: [Entry]]
    private let commands: [String: CommandRecord]

    private struct Entry: Hashable {
        let type: String
        let payload: EventPayload.Bytes
    }

    init(_ teller: Teller) async throws {
        (accounts, commands) = try await teller.withStore { store in
            (try await Self.accounts(in: store), try await Self.commands(in: store))
        }
    }

    /// How many commands were carried out or refused.
    var commandCount: Int { commands.count }

    private static func accounts(in store: any EventStore) async throws -> [StreamID: [Entry]] {
        var accounts: [StreamID: [Entry]] = [:]
        for try await event in store.log() {
            accounts[event.stream, default: []].append(Entry(type: event.type, payload: event.payload.bytes))
        }
        return accounts
    }

    private static func commands(in store: any EventStore) async throws -> [String: CommandRecord] {
        var (query, commands) = (CommandListQuery(), [String: CommandRecord]())
        while true {
            let page = try await store.commands(query)
            for command in page { commands[command.record.key.id] = command.record }
            guard page.count == query.limit else { return commands }
            query.after = page.last?.record.key.id
        }
    }
}

extension EventPayload {
    typealias Bytes = [UInt8]

    /// The payload as it is stored; empty where it isn't bytes.
    var bytes: Bytes {
        if case .encoded(let bytes) = self { bytes } else { [] }
    }
}
