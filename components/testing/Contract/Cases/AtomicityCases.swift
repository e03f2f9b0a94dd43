import OrchestrixEventSourcing

/// That an append happens whole or not at all.
enum AtomicityCases {
    static let all = [
        EventStoreContract.Case("an append over several streams is stored whole", storesWhole),
        EventStoreContract.Case("one stream that isn't as expected keeps the whole append out", refusesWhole),
        EventStoreContract.Case("one deleted stream keeps the whole append out", refusesWholeForDeleted),
        EventStoreContract.Case("one event id that is taken keeps the whole append out", refusesWholeForTakenID),
        EventStoreContract.Case("no reader sees half of an append", showsNoHalf),
    ]

    static func storesWhole(_ trial: Trial) async throws {
        try await trial.append(["b1"], to: box("b"))
        let result = try await trial.append(
            AppendRequest([
                trial.write(box("a"), ["a1", "a2"], expected: .noStream),
                trial.write(box("b"), ["b2"], expected: .exactly(1)),
                trial.write(StreamID(category: "crate", id: "a"), ["c1"], expected: .noStream),
            ]))
        try expect("the positions", result.positions, is: 2...5)
        let written = [
            WrittenStream(box("a"), version: 2, position: 3), WrittenStream(box("b"), version: 2, position: 4),
            WrittenStream(StreamID(category: "crate", id: "a"), version: 1, position: 5),
        ]
        try expect("the places", result.streams, is: written)
        try await trial.expectLog(["b1", "a1", "a2", "b2", "c1"])
        try await trial.expectStream(box("b"), ["b1", "b2"])
    }

    static func refusesWhole(_ trial: Trial) async throws {
        for name in ["a", "b", "c"] { try await trial.append(["\(name)1"], to: box(name)) }
        for wrong in ["a", "b", "c"] {
            let writes = ["a", "b", "c"].map { name in
                trial.write(box(name), ["\(name)2"], expected: .exactly(name == wrong ? 5 : 1))
            }
            let lost = ConcurrencyError(stream: box(wrong), expected: .exactly(5), actual: 1)
            try await expectLostRace("an append with a wrong version of \(wrong)", lost) {
                try await trial.append(AppendRequest(writes))
            }
        }
        try await trial.expectLog(["a1", "b1", "c1"])
        for name in ["a", "b", "c"] { try await trial.expectStream(box(name), ["\(name)1"]) }
    }

    static func refusesWholeForDeleted(_ trial: Trial) async throws {
        try await trial.delete(box("b"), eventID: "gone")
        try await expectRefusal("an append to a deleted stream and others", .streamDeleted) {
            try await trial.append(AppendRequest(["a", "b", "c"].map { trial.write(box($0), ["\($0)1"]) }))
        }
        try await trial.expectLog(["gone"])
        try expect("the streams", try await trial.store.streams(StreamListQuery()).map(\.stream), is: [box("b")])
    }

    static func refusesWholeForTakenID(_ trial: Trial) async throws {
        try await trial.append(["b1"], to: box("b"))
        try await expectRefusal("an append with a taken id in its last write", .eventIDConflict) {
            try await trial.append(
                AppendRequest([trial.write(box("a"), ["a1"]), trial.write(box("c"), ["b1"])], command: record("c-1")))
        }
        try await trial.expectLog(["b1"])
        try expect("the command", try await trial.store.command("c-1"), is: nil)
    }

    static func showsNoHalf(_ trial: Trial) async throws {
        let appends = 40
        async let writing: Void = {
            for number in 1...appends {
                let writes = ["a", "b", "c"].map { trial.write(box($0), ["\($0)\(number)"]) }
                try await trial.append(AppendRequest(writes))
            }
        }()
        var head = 0
        while head < appends * 3 {
            try Task.checkCancellation()
            head = try await trial.store.head()
            try expect("the rest of the head by three", head % 3, is: 0)
            let page = try await trial.store.read(LogQuery(limit: appends * 3 + 1))
            try expect("the rest of the events by three", page.events.count % 3, is: 0)
            await Task.yield()
        }
        try await writing
    }
}
