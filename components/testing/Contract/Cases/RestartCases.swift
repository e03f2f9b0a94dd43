import OrchestrixEventSourcing
import OrchestrixMessaging

/// What holds after a restart.
enum RestartCases {
    static let all = [
        EventStoreContract.Case("what was acknowledged is there after a restart, to the last byte", keepsAll),
        EventStoreContract.Case(
            "payloads, metadata and times of any kind are there after a restart, to the last byte", keepsAwkward),
        EventStoreContract.Case("what many wrote at once is there after a restart", keepsRaces),
        EventStoreContract.Case("versions and positions go on after a restart", goesOn),
        EventStoreContract.Case("a repetition after a restart gets its first result", repeats),
        EventStoreContract.Case("what was refused isn't there after a restart", keepsRefused),
        EventStoreContract.Case("what was deleted and erased stays so after a restart", staysDeleted),
        EventStoreContract.Case("a reader goes on at its checkpoint after a restart", readsOn),
    ]

    static func keepsAll(_ trial: Trial) async throws {
        let metadata = Metadata(
            source: "/%C3%BC", subject: "ünï", correlationID: "c", extensions: ["one": 1, "two": "2"])
        for number in 1...5 {
            try await trial.append(trial.event("a\(number)", metadata: metadata), to: box("a"))
            try await trial.append(["b\(number)", "b\(number)'"], to: box("b"), command: record("c-\(number)"))
        }
        let binary = NewEvent(id: "bin", type: "contract.bytes", time: moment, payload: .encoded(Array(0...255)))
        try await trial.append(binary, to: box("c"))
        let log = try await trial.log().map(SeenEvent.init)
        try expect("how many events there are", log.count, is: 16)
        let streams = try await trial.store.streams(StreamListQuery())
        let commands = try await trial.store.commands(CommandListQuery())
        for _ in 1...2 {
            try await trial.reopen()
            try expect("the log", try await trial.log().map(SeenEvent.init), is: log)
            try expect("the streams", try await trial.store.streams(StreamListQuery()), is: streams)
            try expect("the commands", try await trial.store.commands(CommandListQuery()), is: commands)
            try expect("how many commands there are", commands.count, is: 5)
        }
    }

    static func keepsAwkward(_ trial: Trial) async throws {
        let events =
            FidelityCases.awkwardPayloads + FidelityCases.awkwardMetadata(trial) + FidelityCases.awkwardTimes(trial)
        try await trial.append(AppendRequest(to: box("a"), expected: .noStream, events: events))
        let log = try await trial.log().map(SeenEvent.init)
        try expect("how many events there are", log.count, is: events.count)
        try await trial.reopen()
        try expect("the log", try await trial.log().map(SeenEvent.init), is: log)
        try expect("the stream", try await trial.events(of: box("a")).map(SeenEvent.init), is: log)
    }

    static func keepsRaces(_ trial: Trial) async throws {
        let results = try await concurrently(12) { writer in
            try await trial.append(
                ["w\(writer)-a", "w\(writer)-b"], to: box("s\(writer % 3)"), command: record("c-\(writer)"))
        }
        try await trial.reopen()
        let log = try await trial.log()
        try expect("the positions", log.map(\.position), is: Array(1...24))
        for result in results {
            let positions = try found("the positions of an append", result.positions)
            let id = try found("the command of an append", result.command?.key.id)
            let events = log.filter { positions.contains($0.position) }
            try expect("its events", events.map { "c-\($0.id.dropFirst().prefix { $0 != "-" })" }, is: [id, id])
            try expect("its command", try await trial.store.command(id)?.result, is: result)
        }
    }

    static func goesOn(_ trial: Trial) async throws {
        for number in 1...3 {
            try await trial.append(["a\(number)"], to: box("a"), expected: .exactly(number - 1))
            try await trial.reopen()
        }
        let lost = ConcurrencyError(stream: box("a"), expected: .exactly(2), actual: 3)
        try await expectLostRace("an append that expects an older version", lost) {
            try await trial.append(["x"], to: box("a"), expected: .exactly(2))
        }
        try await trial.append(["b1"], to: box("b"), expected: .noStream)
        try await trial.expectLog(["a1", "a2", "a3", "b1"])
        let times = try await trial.log().map(\.recordedAt)
        try expect("the times", times, is: times.sorted())
    }

    static func repeats(_ trial: Trial) async throws {
        let plain = AppendRequest([trial.write(box("a"), ["a1", "a2"], expected: .noStream)])
        let command = AppendRequest([trial.write(box("b"), ["b1"], expected: .noStream)], command: record("c-1"))
        let refusal = AppendRequest(
            [StreamWrite(box("b"), expected: .exactly(1), events: [])], command: record("c-2"))
        var first: [AppendResult] = []
        for request in [plain, command, refusal] { first.append(try await trial.append(request)) }
        try await trial.reopen()
        for (request, result) in zip([plain, command, refusal], first) {
            try expect("the repetition", try await trial.append(request), is: result.asRepeat())
        }
        try await expectRefusal("another command under the same id", .commandConflict) {
            try await trial.append(["b2"], to: box("b"), command: record("c-1", fingerprint: "other"))
        }
        try await trial.expectLog(["a1", "a2", "b1"])
    }

    static func keepsRefused(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let lost = ConcurrencyError(stream: box("b"), expected: .streamExists, actual: 0)
        try await expectLostRace("an append over two streams", lost) {
            try await trial.append(
                AppendRequest(
                    [trial.write(box("a"), ["x"]), trial.write(box("b"), ["y"], expected: .streamExists)],
                    command: record("c-1")))
        }
        try await trial.reopen()
        try await trial.expectLog(["a1"])
        try expect("the command", try await trial.store.command("c-1"), is: nil)
    }

    static func staysDeleted(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"), command: record("c-1"))
        try await trial.append(["b1"], to: box("b"))
        try await trial.delete(box("b"), eventID: "gone")
        try await trial.store.erase(box("a"))
        try await trial.reopen()
        try expect("what is erased", try await trial.log().map(\.isErased), is: [true, false, false])
        try expect(
            "the outcome", try found("the command", try await trial.store.command("c-1")).record.outcome, is: nil)
        try await expectRefusal("an event after the end", .streamDeleted) {
            try await trial.append(["b2"], to: box("b"))
        }
        try await trial.append(["a2"], to: box("a"), expected: .exactly(1))
        try await trial.expectLog(["a1", "b1", "gone", "a2"])
    }

    static func readsOn(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2", "a3"], to: box("a"))
        var before = trial.store.subscribe().makeAsyncIterator()
        let seen = try await take(2, &before)
        try await trial.reopen()
        let checkpoint = try found("the checkpoint", seen.last?.checkpoint)
        var after = trial.store.subscribe(from: checkpoint).makeAsyncIterator()
        try expect("the next event", try await after.next()?.id, is: "a3")
        try await trial.append(["a4"], to: box("a"))
        try expect("the one after it", try await after.next()?.id, is: "a4")
    }
}
