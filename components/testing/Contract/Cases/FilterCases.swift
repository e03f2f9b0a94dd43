import OrchestrixEventSourcing
import OrchestrixMessaging

/// How the log is read in part.
enum FilterCases {
    static let all = [
        EventStoreContract.Case("the log reads by category, type and conversation, both ways and in pages", filters),
        EventStoreContract.Case("a conversation's events are found in the order of the log", findsConversation),
        EventStoreContract.Case("filters compare by bytes", comparesBytes),
        EventStoreContract.Case("a filtered reader goes on from where its page has searched", goesOn),
    ]

    private static let categories = ["box", "crate", "chest"]
    private static let conversations = ["one", "two", nil]

    /// 24 events that differ in category, type and conversation.
    private static func prepare(_ trial: Trial) async throws {
        for number in 0..<24 {
            let event = trial.event(
                "e\(number)", number.isMultiple(of: 2) ? .noted : .counted,
                metadata: Metadata(correlationID: conversations[number / 3 % 3]))
            try await trial.append(event, to: StreamID(category: categories[number % 3], id: "s\(number % 2)"))
        }
    }

    static func filters(_ trial: Trial) async throws {
        try await prepare(trial)
        let whole = try await trial.log()
        try expect("how many events there are", whole.count, is: 24)
        for categories in [nil, ["crate"], ["box", "chest"], ["attic"], []] as [Set<String>?] {
            for types in [nil, ["contract.noted"], ["contract.noted", "contract.counted"], []] as [Set<String>?] {
                for correlationID in [nil, "one", "three"] {
                    let filter = EventFilter(categories: categories, types: types, correlationID: correlationID)
                    try await expectFiltered(trial, filter, of: whole)
                }
            }
        }
    }

    private static func expectFiltered(_ trial: Trial, _ filter: EventFilter, of whole: [StoredEvent]) async throws {
        let matching = whole.filter(filter.matches).map(\.id)
        for limit in [1, 4, 512] {
            try expect(
                "\(filter) by \(limit)", try await trial.log(filter: filter, limit: limit).map(\.id), is: matching)
            let back = try await trial.logBackwards(filter: filter, limit: limit).map(\.id)
            try expect("\(filter) backwards by \(limit)", back, is: matching.reversed())
        }
    }

    static func findsConversation(_ trial: Trial) async throws {
        try await prepare(trial)
        let found = try await trial.log(filter: EventFilter(correlationID: "two"))
        try expect("the events", found.map(\.id), is: ["e3", "e4", "e5", "e12", "e13", "e14", "e21", "e22", "e23"])
        try expect("their conversations", Set(found.map(\.metadata.correlationID)), is: ["two"])
    }

    static func comparesBytes(_ trial: Trial) async throws {
        let forms = ["caf\u{E9}", "cafe\u{301}"]
        for (index, form) in forms.enumerated() {
            let event = NewEvent(
                id: "e\(index)", type: "type.\(form)", time: moment, payload: trial.payload(form),
                metadata: Metadata(correlationID: form))
            try await trial.append(event, to: StreamID(category: form, id: "s"))
        }
        for (index, form) in forms.enumerated() {
            let filters = [
                EventFilter(categories: [form]), EventFilter(types: ["type.\(form)"]), EventFilter(correlationID: form),
            ]
            for filter in filters {
                try expect(
                    "what passes form \(index)", try await trial.log(filter: filter).map(\.id), is: ["e\(index)"])
            }
        }
    }

    static func goesOn(_ trial: Trial) async throws {
        try await prepare(trial)
        let filter = EventFilter(categories: ["crate"])
        let first = try await trial.store.read(LogQuery(filter: filter))
        try await trial.append(["b"], to: box("s0"))
        try await trial.append(["c"], to: StreamID(category: "crate", id: "s0"))
        let second = try await trial.store.read(LogQuery(.after(first.next), filter: filter))
        try expect("what is new", second.events.map(\.id), is: ["c"])
        let third = try await trial.store.read(LogQuery(.after(second.next), filter: filter))
        try expect("what is new after that", third.events.map(\.id), is: [])
        try expect("how far it has come", third.next.position, is: 26)
    }
}
