import OrchestrixEventSourcing

/// What is remembered of commands.
enum CommandCases {
    static let all = [
        EventStoreContract.Case("a command is stored with its events and found by its id", isFound),
        EventStoreContract.Case("a command that is repeated gets its first result, whatever it brings along", repeats),
        EventStoreContract.Case("of one command that many send at once one is carried out", repeatsAtOnce),
        EventStoreContract.Case("a command id with another fingerprint is refused", refusesOtherFingerprint),
        EventStoreContract.Case("a refusal is remembered without events", remembersRefusal),
        EventStoreContract.Case("a refusal is remembered only if its streams are as expected", checksRefusal),
        EventStoreContract.Case("the streams that a command checked are told with it", tellsChecked),
        EventStoreContract.Case("a command that loses its race isn't remembered", forgetsLostRace),
        EventStoreContract.Case("events that are stored without a command can't be claimed by one", keepsEventsApart),
        EventStoreContract.Case("command ids are told apart by their bytes", comparesBytes),
    ]

    static func isFound(_ trial: Trial) async throws {
        try await trial.append(["b1"], to: box("b"))
        let command = record("c-1", outcome: #"{"text":"ünï\u0000 😀"}"#)
        let result = try await trial.append(["a1", "a2"], to: box("a"), command: command)
        try await trial.append(["b2"], to: box("b"))
        let stored = StoredCommand(record: command, head: 3, result: result)
        try expect("the result's command", result.command, is: command)
        try expect("the stored command", try await trial.store.command("c-1"), is: stored)
        try expect("another command", try await trial.store.command("c-2"), is: nil)
        let bare = CommandRecord(key: CommandKey(id: "c-3", fingerprint: "f"), outcome: nil)
        try await trial.append(AppendRequest([], command: bare))
        try expect("a command without an outcome", try await trial.store.command("c-3")?.record, is: bare)
    }

    static func tellsChecked(_ trial: Trial) async throws {
        try await trial.append(["b1"], to: box("b"))
        let request = AppendRequest(
            [
                StreamWrite(box("c"), expected: .noStream, events: []), trial.write(box("a"), ["a1"]),
                StreamWrite(box("b"), expected: .exactly(1), events: []),
            ], command: record("c-1"))
        let result = try await trial.append(request)
        let stored = StoredCommand(
            record: record("c-1"), head: 2, result: result, checked: [box("c"), box("b")])
        try expect("the stored command", try await trial.store.command("c-1"), is: stored)
        try expect("the list of commands", try await trial.store.commands(CommandListQuery()), is: [stored])
    }

    static func repeats(_ trial: Trial) async throws {
        let first = try await trial.append(["a1"], to: box("a"), expected: .noStream, command: record("c-1"))
        try await trial.append(["a2"], to: box("a"))
        let again = try await trial.append(["a1"], to: box("a"), expected: .noStream, command: record("c-1"))
        let anew = try await trial.append(
            ["b1"], to: box("b"), expected: .exactly(9), command: record("c-1", outcome: "{}"))
        let empty = try await trial.append(AppendRequest([], command: record("c-1")))
        for result in [again, anew, empty] { try expect("the repetition", result, is: first.asRepeat()) }
        try await trial.expectLog(["a1", "a2"])
        try expect("how many commands there are", try await trial.store.commands(CommandListQuery()).count, is: 1)
    }

    static func repeatsAtOnce(_ trial: Trial) async throws {
        let results = try await concurrently(16) { sender in
            try await trial.append(["a-\(sender)"], to: box("a"), command: record("c-1", outcome: "\(sender)"))
        }
        try expect("how many were no repetition", results.count { !$0.isRepeat }, is: 1)
        try expect("how many results there are", Set(results.map { $0.asRepeat() }).count, is: 1)
        try expect("the head", try await trial.store.head(), is: 1)
        let stored = try found("the command", try await trial.store.command("c-1"))
        try expect("the outcome that all learnt", results.first?.command, is: stored.record)
        try expect(
            "whose event it is", try await trial.log().map(\.id),
            is: ["a-\(String(decoding: stored.record.outcome ?? [], as: UTF8.self))"])
    }

    static func refusesOtherFingerprint(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"), command: record("c-1", fingerprint: "one"))
        try await expectRefusal("another command under the same id", .commandConflict) {
            try await trial.append(["a2"], to: box("a"), command: record("c-1", fingerprint: "two"))
        }
        try await trial.expectLog(["a1"])
        try await trial.append(["b1"], to: box("b"), command: record("c-2", fingerprint: "caf\u{E9}"))
        try await expectRefusal("a fingerprint that looks alike", .commandConflict) {
            try await trial.append(AppendRequest([], command: record("c-2", fingerprint: "cafe\u{301}")))
        }
        try expect("the fingerprint", try await trial.store.command("c-1")?.record.key.fingerprint, is: "one")
    }

    static func remembersRefusal(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let refusal = AppendRequest(
            [StreamWrite(box("a"), expected: .exactly(1), events: [])],
            command: record("c-1", outcome: #"{"refused":1}"#))
        let first = try await trial.append(refusal)
        try expect("the positions", first.positions, is: nil)
        try expect("the streams", first.streams, is: [])
        try expect("that the time is told", first.recordedAt != nil)
        try await trial.append(["a2"], to: box("a"))
        try expect("the repetition", try await trial.append(refusal), is: first.asRepeat())
        let stored = try found("the refusal", try await trial.store.command("c-1"))
        try expect("the head when it was stored", stored.head, is: 1)
        try expect("the record", stored.record, is: refusal.command)
        try await trial.expectLog(["a1", "a2"])
    }

    static func checksRefusal(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let lost = ConcurrencyError(stream: box("a"), expected: .noStream, actual: 1)
        try await expectLostRace("a refusal that was decided on an older state", lost) {
            try await trial.append(
                AppendRequest([StreamWrite(box("a"), expected: .noStream, events: [])], command: record("c-1")))
        }
        try expect("the command", try await trial.store.command("c-1"), is: nil)
    }

    static func forgetsLostRace(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        let lost = ConcurrencyError(stream: box("a"), expected: .exactly(0), actual: 1)
        try await expectLostRace("a command on an older state", lost) {
            try await trial.append(["x"], to: box("a"), expected: .exactly(0), command: record("c-1"))
        }
        try expect("the command", try await trial.store.command("c-1"), is: nil)
        let anew = try await trial.append(["a2"], to: box("a"), expected: .exactly(1), command: record("c-1"))
        try expect("that the second try isn't a repetition", !anew.isRepeat)
        try await trial.expectLog(["a1", "a2"])
    }

    static func keepsEventsApart(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"))
        try await expectRefusal("the same events, now with a command", .eventIDConflict) {
            try await trial.append(["a1"], to: box("a"), command: record("c-1"))
        }
        try expect("the command", try await trial.store.command("c-1"), is: nil)
    }

    static func comparesBytes(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"), command: record("caf\u{E9}"))
        let other = try await trial.append(["a2"], to: box("a"), command: record("cafe\u{301}"))
        try expect("that the other is no repetition", !other.isRepeat)
        try expect("the first", try await trial.store.command("caf\u{E9}")?.result.positions, is: 1...1)
        try expect("the other", try await trial.store.command("cafe\u{301}")?.result.positions, is: 2...2)
        let list = try await trial.store.commands(CommandListQuery(after: "caf\u{E9}"))
        try expect("what is listed behind the first", list.map { $0.record.key.id.bytes }, is: ["cafe\u{301}".bytes])
    }
}
