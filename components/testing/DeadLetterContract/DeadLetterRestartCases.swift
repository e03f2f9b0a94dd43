import OrchestrixMessaging

/// What a store does that keeps letters beyond its process.
enum DeadLetterRestartCases {
    static let all: [DeadLetterStoreContract.Case] = [
        DeadLetterStoreContract.Case(reopening: "letters outlast a restart, in their order") { store, reopen in
            let letters = (1...5).map { DeadLetter.contract("l-\($0)", message: "m-\($0)", attempts: $0) }
            for letter in letters { try await store.add(letter) }
            try await store.discard("l-2")
            let page = try await store.list(DeadLetterQuery(limit: 1))
            let opened = try await reopen(store)
            try expect("the letters", try await opened.all(), is: [letters[0]] + letters[2...])
            try await opened.discard("l-5")
            try await opened.add(.contract("l-6", message: "m-6"))
            let next = try found("a further page", page.next)
            let rest = try await opened.list(DeadLetterQuery(after: next))
            try expect("a page begun before", rest.letters.map(\.id), is: ["l-3", "l-4", "l-6"])
        }
    ]
}
