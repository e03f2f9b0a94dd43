import OrchestrixMessaging

/// How letters are listed and counted.
enum DeadLetterListCases {
    typealias Case = DeadLetterStoreContract.Case

    static let all: [Case] = [
        Case("an empty store has no letters, on one page") { store in
            try expect("the list", try await store.list(), is: DeadLetterPage(letters: [], next: nil))
            try expect("the number of letters", try await store.count(), is: 0)
        },
        Case("letters are listed in the order in which they were first kept, page by page") { store in
            let ids = try await fill(store)
            try await store.add(.contract("again", message: "m-2", type: "b", handler: "printer"))
            for limit in [1, 2, 5, 6, 7, .max] {
                try expect("pages of \(limit)", try await store.all(pagesOf: limit).map(\.id), is: ids)
            }
            try expect("a full page that is the last", try await store.list(DeadLetterQuery(limit: 6)).next, is: nil)
        },
        Case("lists and counts go by handler, by type, and by both") { store in
            _ = try await fill(store)
            let wanted: [(DeadLetterFilter, [String])] = [
                (.all, ["l-1", "l-2", "l-3", "l-4", "l-5", "l-6"]),
                (DeadLetterFilter(handler: "mailer"), ["l-1", "l-3", "l-5"]),
                (DeadLetterFilter(messageType: "b"), ["l-2", "l-3", "l-5", "l-6"]),
                (DeadLetterFilter(handler: "mailer", messageType: "b"), ["l-3", "l-5"]),
                (DeadLetterFilter(handler: "nobody"), []),
                (DeadLetterFilter(messageType: "B"), []),
            ]
            for (filter, ids) in wanted {
                try expect("letters by \(filter)", try await store.all(filter, pagesOf: 2).map(\.id), is: ids)
                try expect("their number", try await store.count(filter), is: ids.count)
            }
        },
        Case("letters that go between two pages take none of the others with them") { store in
            _ = try await fill(store)
            let first = try await store.list(DeadLetterQuery(limit: 2))
            for id in ["l-1", "l-2", "l-3"] { try await store.discard(id) }
            try await store.add(.contract("l-7", message: "m-7"))
            let next = try found("a further page", first.next)
            let second = try await store.list(DeadLetterQuery(after: next))
            try expect("the second page", second.letters.map(\.id), is: ["l-4", "l-5", "l-6", "l-7"])
        },
    ]

    /// Six letters, of two handlers and two types.
    private static func fill(_ store: any DeadLetterStore) async throws -> [String] {
        try await store.add(.contract("l-1", message: "m-1", type: "a", handler: "mailer"))
        try await store.add(.contract("l-2", message: "m-2", type: "b", handler: "printer"))
        try await store.add(.contract("l-3", message: "m-3", type: "b", handler: "mailer"))
        try await store.add(.contract("l-4", message: "m-4", type: "a", handler: "printer"))
        try await store.add(.contract("l-5", message: "m-5", type: "b", handler: "mailer"))
        try await store.add(.contract("l-6", message: "m-6", type: "b", handler: "printer"))
        return (1...6).map { "l-\($0)" }
    }
}
