import OrchestrixCommon
import OrchestrixEventSourcing

/// An account's history as a person reads it: what happened, and what it held afterwards.
struct Passbook {
    private var account = Account()
    private var table = Table(columns: [.right("version"), .left("time"), .left("what"), .right("balance")])

    /// - Throws: `EventStoreError` where an event can't be read.
    init(_ events: [StoredEvent]) throws {
        for event in events { try add(event) }
    }

    /// The history as a table.
    var lines: [String] { table.lines }

    private mutating func add(_ stored: StoredEvent) throws {
        let event = try JSONEventCodec().decode(Account.Event.self, from: stored)
        account.apply(event)
        let second = String(stored.time.rfc3339.prefix(19).map { $0 == "T" ? " " : $0 })
        table.add(["\(stored.version)", second, event.text, "\(account.balance)"])
    }
}

extension Account.Event {
    /// What happened, in a few words.
    fileprivate var text: String {
        switch self {
        case .opened(let owner): "opened for \(owner)"
        case .deposited(let amount, let note): "deposited \(amount)\(note.inBrackets)"
        case .withdrawn(let amount, let note): "withdrawn \(amount)\(note.inBrackets)"
        case .transferSent(let amount, let to, let note): "sent \(amount) to \(to)\(note.inBrackets)"
        case .transferReceived(let amount, let from, let note): "received \(amount) from \(from)\(note.inBrackets)"
        case .suspended(let note): "suspended\(note.inBrackets)"
        case .reactivated(let note): "reactivated\(note.inBrackets)"
        case .closed(let note): "closed\(note.inBrackets)"
        }
    }
}

extension String? {
    fileprivate var inBrackets: String { map { " (\($0))" } ?? "" }
}
