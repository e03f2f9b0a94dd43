import OrchestrixEventSourcing

/// How the log is followed by one reader.
enum SubscriptionCases {
    static let all = [
        EventStoreContract.Case("a subscription gives what is there, then what comes, each once", catchesUp),
        EventStoreContract.Case("a subscription begins right behind its checkpoint", beginsAtCheckpoint),
        EventStoreContract.Case("a subscription from the head gives only what comes", beginsAtHead),
        EventStoreContract.Case("a filtered subscription gives what passes, and nothing else", filters),
        EventStoreContract.Case("a subscription whose checkpoint isn't in the log throws LogDiverged", diverges),
        EventStoreContract.Case("a log that isn't followed ends at the head", ends),
        EventStoreContract.Case("waiting ends at once where there is an event behind the position", waitsForNothing),
        EventStoreContract.Case("a cancelled subscription ends", isCancelled),
        EventStoreContract.Case("a cancelled wait ends", cancelsWait),
    ]

    static func catchesUp(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2", "a3"], to: box("a"))
        let watch = ReaderWatch(trial.store)
        let reading = Task {
            var reader = watch.subscribe(pageSize: 2).makeAsyncIterator()
            return try await take(12, &reader).map(\.id)
        }
        for number in 1...6 {
            await watch.readersWait(times: number)
            try await trial.append(["b\(number)"], to: box("b"))
        }
        try await trial.append(["c1", "c2", "c3"], to: box("c"))
        let expected = ["a1", "a2", "a3", "b1", "b2", "b3", "b4", "b5", "b6", "c1", "c2", "c3"]
        try expect("what the subscription gave", try await reading.value, is: expected)
    }

    static func beginsAtCheckpoint(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2", "a3", "a4"], to: box("a"))
        for position in 0...3 {
            let checkpoint = Checkpoint(position: position, eventID: position == 0 ? nil : "a\(position)")
            var reader = trial.store.subscribe(from: checkpoint).makeAsyncIterator()
            try expect("the event behind \(position)", try await reader.next()?.position, is: position + 1)
        }
    }

    static func beginsAtHead(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        let head = Checkpoint(position: try await trial.store.head())
        let watch = ReaderWatch(trial.store)
        let reading = Task {
            var reader = watch.subscribe(from: head).makeAsyncIterator()
            return try await take(2, &reader).map(\.id)
        }
        for number in 1...2 {
            await watch.readersWait(times: number)
            try await trial.append(["b\(number)"], to: box("b"))
        }
        try expect("what came", try await reading.value, is: ["b1", "b2"])
    }

    static func filters(_ trial: Trial) async throws {
        let filter = EventFilter(categories: ["box"], types: ["contract.counted"])
        let reading = Task {
            var reader = trial.store.subscribe(filter: filter, pageSize: 2).makeAsyncIterator()
            return try await take(10, &reader).map(\.id)
        }
        var expected: [String] = []
        for number in 1...40 {
            let kind: ContractEvent.CodingKeys = number.isMultiple(of: 2) ? .counted : .noted
            let stream = number.isMultiple(of: 4) ? box("a") : StreamID(category: "crate", id: "a")
            try await trial.append(trial.event("e\(number)", kind), to: stream)
            if number.isMultiple(of: 4) { expected.append("e\(number)") }
        }
        try expect("what passed", try await reading.value, is: expected)
    }

    static func diverges(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        for checkpoint in [Checkpoint(position: 3), Checkpoint(position: 2, eventID: "other")] {
            var reader = trial.store.subscribe(from: checkpoint).makeAsyncIterator()
            do {
                let event = try await reader.next()
                throw Finding("a reader at \(checkpoint)", expected: "LogDiverged", actual: event?.id ?? "the end")
            } catch let error as LogDiverged {
                try expect("the divergence", error, is: LogDiverged(checkpoint: checkpoint, head: 2))
            }
        }
    }

    static func ends(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2", "a3"], to: box("a"))
        for pageSize in 1...4 {
            var ids: [String] = []
            for try await event in trial.store.log(pageSize: pageSize) { ids.append(event.id) }
            try expect("the log by \(pageSize)", ids, is: ["a1", "a2", "a3"])
        }
    }

    static func waitsForNothing(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        try await trial.store.waitForEvents(after: 0)
        try await trial.store.waitForEvents(after: 1)
    }

    static func isCancelled(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let watch = ReaderWatch(trial.store)
        let reading = Task {
            var reader = watch.subscribe().makeAsyncIterator()
            while try await reader.next() != nil {}
        }
        await watch.readersWait(times: 1)
        reading.cancel()
        try await expectCancellation("a subscription at the head", reading)
        try await trial.append(["a2"], to: box("a"))
        try await trial.expectLog(["a1", "a2"])
    }

    static func cancelsWait(_ trial: Trial) async throws {
        for yields in [0, 1, 50] {
            let waiting = Task { try await trial.store.waitForEvents(after: 0) }
            for _ in 0..<yields { await Task.yield() }
            waiting.cancel()
            try await expectCancellation("a wait at the head", waiting)
        }
    }

    private static func expectCancellation(_ subject: String, _ task: Task<Void, any Error>) async throws {
        do {
            try await task.value
        } catch is CancellationError {
            return
        } catch {
            throw Finding(subject, expected: "CancellationError", actual: told(error))
        }
        throw Finding(subject, expected: "CancellationError", actual: "that it returned")
    }
}

/// The next events of a subscription.
func take(_ count: Int, _ reader: inout Subscription.AsyncIterator) async throws -> [StoredEvent] {
    var events: [StoredEvent] = []
    while events.count < count {
        events.append(try found("the next event of a subscription", try await reader.next()))
    }
    return events
}
