import OrchestrixEventSourcing

/// What holds when many append at once.
enum RaceCases {
    static let all = [
        EventStoreContract.Case("of many writers that expect the same version exactly one wins", oneWins),
        EventStoreContract.Case(
            "of many writers that race over two streams exactly one wins each round", oneWinsOverTwo),
        EventStoreContract.Case(
            "what many write at once has no hole and no double, and streams keep their order", keepsOrder),
        EventStoreContract.Case("an append that is cancelled has happened wholly or not at all", cancels),
        EventStoreContract.Case("a reader that has seen a position never finds an event below it later", readsForward),
    ]

    private static let writers = 16

    static func oneWins(_ trial: Trial) async throws {
        for round in 1...10 {
            let wins = try await race(trial) { writer in
                trial.write(box("a"), ["r\(round)-w\(writer)"], expected: .exactly(round - 1))
            }
            try expect("the winners of round \(round)", wins.count, is: 1)
            try expect("the version after round \(round)", try await trial.version(of: box("a")), is: round)
            try expect("the winner's event", try await trial.events(of: box("a")).last?.id, is: wins.first)
        }
    }

    static func oneWinsOverTwo(_ trial: Trial) async throws {
        for round in 1...10 {
            let wins = try await race(trial) { writer in
                // Half of them name the streams the other way round.
                let writes = ["a", "b"].map { name in
                    trial.write(box(name), ["\(name)-r\(round)-w\(writer)"], expected: .exactly(round - 1))
                }
                return AppendRequest(writer.isMultiple(of: 2) ? writes : writes.reversed())
            }
            try expect("the winners of round \(round)", wins.count, is: 1)
        }
        try expect("the head", try await trial.store.head(), is: 20)
    }

    private static func race(
        _ trial: Trial, _ write: @escaping @Sendable (Int) -> StreamWrite
    ) async throws -> [String] {
        try await race(trial) { AppendRequest([write($0)]) }
    }

    /// The first event of each append that won; any error other than a lost race is thrown.
    private static func race(
        _ trial: Trial, _ request: @escaping @Sendable (Int) -> AppendRequest
    ) async throws -> [String] {
        try await concurrently(writers) { writer in
            do {
                let request = request(writer)
                _ = try await trial.append(request)
                return request.eventIDs.first
            } catch is ConcurrencyError {
                return nil
            }
        }.compactMap { $0 }
    }

    static func keepsOrder(_ trial: Trial) async throws {
        let results = try await concurrently(writers) { writer in
            var results: [(ids: [String], result: AppendResult)] = []
            for number in 1...20 {
                let ids = ["w\(writer)-\(number)-a", "w\(writer)-\(number)-b"]
                let stream = number.isMultiple(of: 2) ? box("own-\(writer)") : box("shared")
                results.append((ids, try await trial.append(ids, to: stream)))
            }
            return results
        }.flatMap { $0 }
        let log = try await trial.log()
        try expect("the positions", log.map(\.position), is: Array(1...(writers * 40)))
        try expect("how many ids there are", Set(log.map(\.id)).count, is: writers * 40)
        try await expectInStreamOrder(log)
        for (ids, result) in results {
            let positions = try found("the positions of an append", result.positions)
            let stored = log.filter { positions.contains($0.position) }
            try expect("what stands where an append said", stored.map(\.id), is: ids)
        }
    }

    private static func expectInStreamOrder(_ log: [StoredEvent]) async throws {
        for (stream, events) in Dictionary(grouping: log, by: \.stream) {
            try expect("the versions of \(stream) along the log", events.map(\.version), is: Array(1...events.count))
        }
        let times = log.map(\.recordedAt)
        try expect("that times don't go back", times == times.sorted())
    }

    static func cancels(_ trial: Trial) async throws {
        let stored = try await concurrently(40) { writer -> String? in
            let id = "e\(writer)"
            let task = Task { try await trial.append([id], to: box("s\(writer % 4)")) }
            for _ in 0..<(writer % 5) { await Task.yield() }
            task.cancel()
            do {
                _ = try await task.value
                return id
            } catch is CancellationError {
                return nil
            }
        }.compactMap { $0 }
        // What was given up before it was stored must not turn up later either.
        try await trial.append(["last"], to: box("s0"))
        let log = try await trial.log()
        try expect("the positions", log.map(\.position), is: Array(1...(stored.count + 1)))
        try expect("the ids", Set(log.map(\.id)), is: Set(stored + ["last"]))
    }

    static func readsForward(_ trial: Trial) async throws {
        var reader = PageReader()
        for round in 1...40 {
            async let writing: [Void] = concurrently(5) { writer in
                try await trial.append(["r\(round)-w\(writer)"], to: box("s\(writer)"))
            }
            // Once while they write, once after: what was skipped before must not come up now.
            try await reader.read(trial.store)
            _ = try await writing
            try await reader.read(trial.store)
        }
        try expect("the positions as they were read", reader.seen.map(\.position), is: Array(1...200))
        try expect("what was read, and what is there", reader.seen.map(\.id), is: try await trial.log().map(\.id))
    }
}
