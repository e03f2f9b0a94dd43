import OrchestrixEventSourcing

/// How contents are taken out.
enum ErasureCases {
    static let all = [
        EventStoreContract.Case("erasing a stream empties its payloads and leaves everything else", empties),
        EventStoreContract.Case("erasing a stream leaves other streams as they are", leavesOthers),
        EventStoreContract.Case("erasing twice is the same as erasing once", isRepeatable),
        EventStoreContract.Case("a stream goes on after it was erased", goesOn),
        EventStoreContract.Case("an append that is repeated after the erasure gets its first result", repeats),
        EventStoreContract.Case("erasing a stream takes the outcomes of its commands with it", takesOutcomes),
        EventStoreContract.Case("a deleted stream can be erased", erasesDeleted),
    ]

    static func empties(_ trial: Trial) async throws {
        for id in ["a1", "a2", "a3"] { try await trial.append([id], to: box("a")) }
        let before = try await trial.log()
        try expect("how many events there are", before.count, is: 3)
        try expect("how many were erased", try await trial.store.erase(box("a")), is: 3)
        let expected = before.map { SeenEvent($0.erased()) }
        try expect("the log", try await trial.log().map(SeenEvent.init), is: expected)
        try expect(
            "the log backwards", try await trial.logBackwards(limit: 2).map(SeenEvent.init), is: expected.reversed())
        try expect("the stream", try await trial.events(of: box("a")).map(SeenEvent.init), is: expected)
        let filtered = try await trial.log(filter: EventFilter(types: ["contract.noted"]))
        try expect("the filtered log", filtered.map(SeenEvent.init), is: expected)
        try expect("the head", try await trial.store.head(), is: 3)
    }

    static func leavesOthers(_ trial: Trial) async throws {
        let others = [box("b"), box("aa"), StreamID(category: "crate", id: "a"), StreamID(category: "BOX", id: "a")]
        try await trial.append(["a1"], to: box("a"))
        for (index, other) in others.enumerated() { try await trial.append(["o\(index)"], to: other) }
        let before = try await trial.log()
        try expect("how many events there are", before.count, is: 5)
        try await trial.store.erase(box("a"))
        try await trial.store.erase(box("absent"))
        let expected = before.map { SeenEvent($0.stream == box("a") ? $0.erased() : $0) }
        try expect("the log", try await trial.log().map(SeenEvent.init), is: expected)
    }

    static func isRepeatable(_ trial: Trial) async throws {
        try expect("events of an absent stream", try await trial.store.erase(box("a")), is: 0)
        try await trial.append(["a1", "a2"], to: box("a"))
        for _ in 1...2 { try expect("how many are erased", try await trial.store.erase(box("a")), is: 2) }
        try await trial.expectLog(["a1", "a2"])
    }

    static func goesOn(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.store.erase(box("a"))
        try await trial.append(["a2"], to: box("a"), expected: .exactly(1))
        let events = try await trial.events(of: box("a"))
        try expect("the versions", events.map(\.version), is: [1, 2])
        try expect("what is erased", events.map(\.isErased), is: [true, false])
        try expect("how many are erased now", try await trial.store.erase(box("a")), is: 2)
        try expect("what is erased now", try await trial.events(of: box("a")).map(\.isErased), is: [true, true])
    }

    static func repeats(_ trial: Trial) async throws {
        let first = try await trial.append(["a1"], to: box("a"), expected: .noStream)
        try await trial.store.erase(box("a"))
        let again = try await trial.append(["a1"], to: box("a"), expected: .noStream)
        try expect("the repetition", again, is: first.asRepeat())
        try expect("whether it is still erased", try await trial.log().map(\.isErased), is: [true])
    }

    static func takesOutcomes(_ trial: Trial) async throws {
        let both = AppendRequest(
            [trial.write(box("b"), ["b1"]), trial.write(box("a"), ["a1"])], command: record("wrote both"))
        let check = AppendRequest(
            [StreamWrite(box("a"), expected: .exactly(1), events: [])], command: record("refused by a"))
        let other = AppendRequest([trial.write(box("b"), ["b2"])], command: record("wrote b"))
        for request in [both, check, other] { try await trial.append(request) }
        let before = try await trial.store.commands(CommandListQuery())
        try expect("how many commands there are", before.count, is: 3)
        try await trial.store.erase(box("a"))
        let expected = [before[0].erased(), before[1].erased(), before[2]]
        try expect("the commands", try await trial.store.commands(CommandListQuery()), is: expected)
        for (request, stored) in zip([both, check, other], expected) {
            try expect("a command that is looked up", try await trial.store.command(stored.record.key.id), is: stored)
            try expect("a repeated command", try await trial.append(request), is: stored.result.asRepeat())
        }
    }

    static func erasesDeleted(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await trial.delete(box("a"), eventID: "gone")
        try expect("how many were erased", try await trial.store.erase(box("a")), is: 2)
        try await trial.expectStream(box("a"), ["a1", "gone"])
        try expect("what is erased", try await trial.events(of: box("a")).map(\.isErased), is: [true, true])
        let state = try await trial.store.read(StreamQuery(box("a"))).state
        try expect("where the stream stands", state, is: StreamState(version: 2, isDeleted: true))
        try await expectRefusal("an event after the end", .streamDeleted) {
            try await trial.append(["a2"], to: box("a"))
        }
    }
}
