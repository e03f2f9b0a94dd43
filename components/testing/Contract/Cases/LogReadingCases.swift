import OrchestrixEventSourcing

/// How the log is read.
enum LogReadingCases {
    static let all = [
        EventStoreContract.Case("the log reads forwards and backwards", readsBothWays),
        EventStoreContract.Case("pages of any size give each event of the log once, both ways", pages),
        EventStoreContract.Case("a page of the log tells how far it has searched", tellsProgress),
        EventStoreContract.Case(
            "the log is read right behind a checkpoint and right before a position", beginsAnywhere),
        EventStoreContract.Case(
            "a reader whose checkpoint lies above the head is told that the log diverged", divergesAbove),
        EventStoreContract.Case("a reader that has seen another event is told that the log diverged", divergesWithin),
        EventStoreContract.Case("an event reads the same from its stream and from the log", readsTheSame),
    ]

    private static func prepare(_ trial: Trial) async throws -> [String] {
        for number in 1...4 {
            try await trial.append(["a\(number)", "a\(number)'"], to: box("a"))
            try await trial.append(["b\(number)"], to: box("b"))
        }
        return (1...4).flatMap { ["a\($0)", "a\($0)'", "b\($0)"] }
    }

    static func readsBothWays(_ trial: Trial) async throws {
        let ids = try await prepare(trial)
        try await trial.expectLog(ids)
        let back = try await trial.store.read(LogQuery(.before(nil)))
        try expect("backwards", back.events.map(\.id), is: ids.reversed())
        try expect("the positions backwards", back.events.map(\.position), is: (1...12).reversed())
    }

    static func pages(_ trial: Trial) async throws {
        let ids = try await prepare(trial)
        for limit in 1...13 {
            try expect("forwards by \(limit)", try await trial.log(limit: limit).map(\.id), is: ids)
            try expect(
                "backwards by \(limit)", try await trial.logBackwards(limit: limit).map(\.id), is: ids.reversed())
        }
    }

    static func tellsProgress(_ trial: Trial) async throws {
        let empty = try await trial.store.read(LogQuery())
        try expect("how far an empty log was searched", empty.next.position, is: 0)
        _ = try await prepare(trial)
        let cut = try await trial.store.read(LogQuery(limit: 5))
        try expect("how far a page that was cut has come", cut.next, is: cut.events.last?.checkpoint)
        for filter in [EventFilter.all, EventFilter(types: ["contract.unheard"])] {
            let whole = try await trial.store.read(LogQuery(filter: filter, limit: 100))
            try expect("how far a whole page has come", whole.next.position, is: 12)
            try expect("the last event it has come to", whole.next.eventID ?? "b4", is: "b4")
            try expect("the head it has found", whole.head, is: 12)
        }
        let back = try await trial.store.read(LogQuery(.before(8), limit: 3))
        try expect("how far a page backwards has come", back.next.position, is: 5)
        try expect("the head it has found", back.head, is: 12)
    }

    static func beginsAnywhere(_ trial: Trial) async throws {
        let ids = try await prepare(trial)
        for position in 0...12 {
            let behind = try await trial.store.read(LogQuery(.after(Checkpoint(position: position))))
            try expect("behind \(position)", behind.events.map(\.id), is: Array(ids.dropFirst(position)))
            let before = try await trial.store.read(LogQuery(.before(position)))
            try expect("before \(position)", before.events.map(\.id), is: ids.prefix(max(0, position - 1)).reversed())
        }
        let all = try await trial.store.read(LogQuery(.before(99)))
        try expect("before a position that isn't there yet", all.events.count, is: 12)
    }

    static func divergesAbove(_ trial: Trial) async throws {
        for count in [0, 12] {
            if count > 0 { _ = try await prepare(trial) }
            for checkpoint in [Checkpoint(position: count + 1), Checkpoint(position: count + 9, eventID: "lost")] {
                try await expectDivergence(trial, at: checkpoint, head: count)
            }
            _ = try await trial.store.read(LogQuery(.after(Checkpoint(position: count))))
        }
    }

    static func divergesWithin(_ trial: Trial) async throws {
        let ids = try await prepare(trial)
        for (index, id) in ids.enumerated() {
            _ = try await trial.store.read(LogQuery(.after(Checkpoint(position: index + 1, eventID: id))))
            try await expectDivergence(trial, at: Checkpoint(position: index + 1, eventID: "other"), head: 12)
        }
    }

    private static func expectDivergence(_ trial: Trial, at checkpoint: Checkpoint, head: Int) async throws {
        for filter in [EventFilter.all, EventFilter(categories: ["box"])] {
            do {
                _ = try await trial.store.read(LogQuery(.after(checkpoint), filter: filter))
            } catch let error as LogDiverged {
                try expect("the divergence", error, is: LogDiverged(checkpoint: checkpoint, head: head))
                continue
            }
            throw Finding("a reader at \(checkpoint)", expected: "LogDiverged", actual: "a page")
        }
    }

    static func readsTheSame(_ trial: Trial) async throws {
        _ = try await prepare(trial)
        let log = try await trial.log().map(SeenEvent.init)
        try expect("how many events there are", log.count, is: 12)
        let back = try await trial.logBackwards(limit: 5).map(SeenEvent.init)
        try expect("backwards", back, is: log.reversed())
        let streams = try await trial.events(of: box("a")) + trial.events(of: box("b"), .backward)
        try expect("the streams", streams.map(SeenEvent.init).sorted { $0.position < $1.position }, is: log)
    }
}

extension Trial {
    /// The whole log from its end, page by page.
    func logBackwards(filter: EventFilter = .all, limit: Int) async throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        var position: Int?
        while true {
            let page = try await store.read(LogQuery(.before(position), filter: filter, limit: limit))
            events += page.events
            guard page.events.count == limit, let last = page.events.last else { return events }
            try expect("that a full page leads on", last.position < position ?? .max)
            position = last.position
        }
    }
}
