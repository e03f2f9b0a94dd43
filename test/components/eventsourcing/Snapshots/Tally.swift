import OrchestrixEventSourcing
import OrchestrixMessaging

/// What the tallies of all programs have in common.
enum Tallied: DomainEvent {
    case added(amount: Int)

    enum CodingKeys: String, EventKey { case added = "tally.added" }
}

/// A sum whose state can be stored.
struct Tally: Snapshotting, Equatable {
    static let category = "tally"

    private(set) var sum = 0
    private(set) var count = 0

    mutating func apply(_ event: Tallied) {
        switch event {
        case .added(let amount): sum += amount
        }
        count += 1
    }
}

/// The same in a later program: the state's form has changed twice.
struct LaterTally: Snapshotting, Equatable {
    static let category = "tally"
    static let stateVersion = 3
    static let stateUpcasters: [StateUpcaster] = [
        .edit(from: 1, to: 2) { state in state.rename("sum", to: "total") },
        .convert(from: 2, to: 3) { (old: Second) in LaterTally(total: "\(old.total)", count: old.count) },
    ]

    struct Second: Codable { var total, count: Int }

    var total = "0"
    var count = 0

    mutating func apply(_ event: Tallied) {
        switch event {
        case .added(let amount): total = "\((Int(total) ?? 0) + amount)"
        }
        count += 1
    }
}

/// A later program that doesn't know how to bring up the second form.
struct ForgetfulTally: Snapshotting, Equatable {
    static let category = "tally"
    static let stateVersion = 3
    static let stateUpcasters: [StateUpcaster] = [.edit(from: 1, to: 2) { _ in }, .edit(from: 2, to: 4) { _ in }]

    private(set) var sum = 0

    mutating func apply(_ event: Tallied) {
        switch event {
        case .added(let amount): sum += amount
        }
    }
}

/// The same state in a program that reads its events by another step.
struct OtherwiseTally: Snapshotting, Equatable {
    static let category = "tally"
    static let upcasters: [Upcaster] = [.drop(EventVersion("tally.cleared"))]

    private(set) var sum = 0
    private(set) var count = 0

    mutating func apply(_ event: Tallied) {
        switch event {
        case .added(let amount): sum += amount
        }
        count += 1
    }
}
