import OrchestrixEventSourcing

/// What a closed store does.
enum ClosingCases {
    static let all = [
        EventStoreContract.Case("a closed store refuses every call", refusesAll),
        EventStoreContract.Case("closing ends those who wait for events", endsWaiting),
        EventStoreContract.Case("closing twice is the same as closing once", isRepeatable),
        EventStoreContract.Case("appends that closing overtakes are stored or refused, and end", endsAppends),
    ]

    static func refusesAll(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let store = trial.store
        try await trial.close()
        try await expectRefusal("append", .storeClosed) { try await trial.append(["a2"], to: box("a")) }
        try await expectRefusal("read a stream", .storeClosed) { try await store.read(StreamQuery(box("a"))) }
        try await expectRefusal("read the log", .storeClosed) { try await store.read(LogQuery()) }
        try await expectRefusal("streams", .storeClosed) { try await store.streams(StreamListQuery()) }
        try await expectRefusal("commands", .storeClosed) { try await store.commands(CommandListQuery()) }
        try await expectRefusal("command", .storeClosed) { try await store.command("c-1") }
        try await expectRefusal("head", .storeClosed) { try await store.head() }
        try await expectRefusal("erase", .storeClosed) { try await store.erase(box("a")) }
        try await expectRefusal("waitForEvents", .storeClosed) { try await store.waitForEvents(after: 1) }
    }

    static func endsWaiting(_ trial: Trial) async throws {
        let watch = ReaderWatch(trial.store)
        let waiting = (0..<4).map { _ in Task { try await watch.waitForEvents(after: 0) } }
        await watch.readersWait(times: 4)
        try await trial.close()
        for task in waiting {
            try await expectRefusal("a wait", .storeClosed) { try await task.value }
        }
    }

    static func isRepeatable(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.close()
        try await trial.close()
        try await expectRefusal("append", .storeClosed) { try await trial.append(["a2"], to: box("a")) }
    }

    static func endsAppends(_ trial: Trial) async throws {
        let writing = (0..<20).map { number in
            Task { try await trial.append(["e\(number)"], to: box("s\(number % 3)")) }
        }
        for _ in 0..<5 { await Task.yield() }
        try await trial.close()
        for task in writing {
            do {
                _ = try await task.value
            } catch let error as EventStoreError {
                try expect("the refusal", error.code, is: .storeClosed)
            }
        }
    }
}
