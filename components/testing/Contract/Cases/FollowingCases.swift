import OrchestrixEventSourcing

/// How the log is followed while many write.
enum FollowingCases {
    static let all = [
        EventStoreContract.Case("subscriptions miss nothing and double nothing while many write", followsWriters),
        EventStoreContract.Case("a filtered subscription misses nothing while many write", followsFiltered),
        EventStoreContract.Case("readers that wait at the head are all woken", wakesAll),
    ]

    private static let writers = 6
    private static let rounds = 20

    /// Each writer's appends: two events on a stream of its own, alternately of two categories.
    private static func write(_ trial: Trial) async throws {
        _ = try await concurrently(writers) { writer in
            for round in 1...rounds {
                let stream = StreamID(category: round.isMultiple(of: 2) ? "box" : "crate", id: "w\(writer)")
                try await trial.append(["w\(writer)-\(round)-a", "w\(writer)-\(round)-b"], to: stream)
            }
        }
    }

    static func followsWriters(_ trial: Trial) async throws {
        let total = writers * rounds * 2
        async let writing: Void = write(trial)
        let readings = try await concurrently(4) { number in
            var reader = trial.store.subscribe(pageSize: [1, 3, 16, 500][number]).makeAsyncIterator()
            return try await take(total, &reader).map(SeenEvent.init)
        }
        try await writing
        let log = try await trial.log().map(SeenEvent.init)
        try expect("the positions", log.map(\.position), is: Array(1...total))
        for reading in readings { try expect("what a subscription gave", reading, is: log) }
    }

    static func followsFiltered(_ trial: Trial) async throws {
        let filter = EventFilter(categories: ["crate"])
        async let writing: Void = write(trial)
        let readings = try await concurrently(3) { number in
            var reader = trial.store.subscribe(filter: filter, pageSize: [1, 5, 500][number]).makeAsyncIterator()
            return try await take(writers * rounds, &reader).map(\.position)
        }
        try await writing
        let expected = try await trial.log().filter(filter.matches).map(\.position)
        for reading in readings { try expect("what a subscription gave", reading, is: expected) }
    }

    static func wakesAll(_ trial: Trial) async throws {
        let watch = ReaderWatch(trial.store)
        let readings = (0..<20).map { _ in
            Task {
                var reader = watch.subscribe().makeAsyncIterator()
                return try await take(3, &reader).map(\.id)
            }
        }
        for number in 1...3 {
            await watch.readersWait(times: number * readings.count)
            try await trial.append(["a\(number)"], to: box("a"))
        }
        for reading in readings { try expect("what a reader saw", try await reading.value, is: ["a1", "a2", "a3"]) }
    }
}
