import OrchestrixEventSourcing

/// How streams are read.
enum StreamReadingCases {
    static let all = [
        EventStoreContract.Case("a stream reads forwards and backwards", readsBothWays),
        EventStoreContract.Case("a stream is read from a version on, which is included", includesVersion),
        EventStoreContract.Case("pages of any size give each event of a stream once, both ways", pages),
        EventStoreContract.Case("a page of a stream tells where the stream stands", tellsState),
        EventStoreContract.Case("a stream reads by type, both ways and in pages", filters),
        EventStoreContract.Case("streams with the same id in different categories are apart", keepsApart),
        EventStoreContract.Case("a page of no event is refused, whatever is read", refusesEmptyPages),
    ]

    private static let ids = (1...6).map { "a\($0)" }

    private static func prepare(_ trial: Trial) async throws {
        for (index, id) in ids.enumerated() {
            try await trial.append(trial.event(id, index.isMultiple(of: 3) ? .counted : .noted), to: box("a"))
            try await trial.append(["b-\(id)"], to: box("b"))
        }
    }

    static func readsBothWays(_ trial: Trial) async throws {
        try await prepare(trial)
        try expect("forwards", try await trial.events(of: box("a")).map(\.id), is: ids)
        try expect("backwards", try await trial.events(of: box("a"), .backward).map(\.id), is: ids.reversed())
        try expect("an absent stream", try await trial.events(of: box("c")).count, is: 0)
        try expect("an absent stream backwards", try await trial.events(of: box("c"), .backward).count, is: 0)
    }

    static func includesVersion(_ trial: Trial) async throws {
        try await prepare(trial)
        for from in 1...8 {
            let forward = try await trial.store.read(StreamQuery(box("a"), from: from))
            try expect("from version \(from)", forward.events.map(\.version), is: (1...6).filter { $0 >= from })
            let backward = try await trial.store.read(StreamQuery(box("a"), direction: .backward, from: from))
            try expect(
                "backwards from version \(from)", backward.events.map(\.version), is: (1...min(from, 6)).reversed())
        }
        let all = try await trial.store.read(StreamQuery(box("a"), from: 0))
        try expect("from before the first", all.events.map(\.id), is: ids)
        let none = try await trial.store.read(StreamQuery(box("a"), direction: .backward, from: 0))
        try expect("backwards from before the first", none.events.count, is: 0)
    }

    static func pages(_ trial: Trial) async throws {
        try await prepare(trial)
        for limit in 1...8 {
            try expect("forwards by \(limit)", try await trial.events(of: box("a"), limit: limit).map(\.id), is: ids)
            let back = try await trial.events(of: box("a"), .backward, limit: limit).map(\.id)
            try expect("backwards by \(limit)", back, is: ids.reversed())
        }
        let last = try await trial.store.read(StreamQuery(box("a"), limit: 6))
        try expect("where a page that ends with the stream leads", last.next, is: nil)
        let cut = try await trial.store.read(StreamQuery(box("a"), limit: 5))
        try expect("where a page that was cut leads", cut.next, is: 6)
    }

    static func tellsState(_ trial: Trial) async throws {
        let absent = try await trial.store.read(StreamQuery(box("a")))
        try expect("an absent stream", absent.state, is: .absent)
        try await prepare(trial)
        let present = try await trial.store.read(StreamQuery(box("a"), from: 5, limit: 1))
        try expect("a stream of six", present.state, is: StreamState(version: 6))
        let beyond = try await trial.store.read(StreamQuery(box("a"), from: 99))
        try expect("a stream of six, read behind its end", beyond.state, is: StreamState(version: 6))
        try await trial.delete(box("a"), eventID: "gone")
        let deleted = try await trial.store.read(StreamQuery(box("a"), limit: 1))
        try expect("a deleted stream", deleted.state, is: StreamState(version: 7, isDeleted: true))
    }

    static func filters(_ trial: Trial) async throws {
        try await prepare(trial)
        let table: [(types: Set<String>, ids: [String])] = [
            (["contract.counted"], ["a1", "a4"]), (["contract.noted"], ["a2", "a3", "a5", "a6"]),
            (["contract.counted", "contract.noted"], ids), (["contract.unheard"], []), ([], []),
        ]
        for limit in 1...4 {
            for (types, expected) in table {
                let forward = try await trial.events(of: box("a"), types: types, limit: limit)
                try expect("\(types) by \(limit)", forward.map(\.id), is: expected)
                let back = try await trial.events(of: box("a"), .backward, types: types, limit: limit)
                try expect("\(types) backwards by \(limit)", back.map(\.id), is: expected.reversed())
            }
        }
    }

    static func keepsApart(_ trial: Trial) async throws {
        let other = StreamID(category: "crate", id: "a")
        try await trial.append(["a1"], to: box("a"))
        try await trial.append(["o1", "o2"], to: other, expected: .noStream)
        try await trial.expectStream(box("a"), ["a1"])
        try await trial.expectStream(other, ["o1", "o2"])
        // The text forms of these two are alike in all but the place of the hyphen.
        try await trial.append(["x1"], to: StreamID(category: "x", id: "y-z"), expected: .noStream)
        try await trial.append(["xy1"], to: StreamID(category: "xy", id: "z"), expected: .noStream)
        try await trial.expectStream(StreamID(category: "x", id: "y-z"), ["x1"])
    }

    static func refusesEmptyPages(_ trial: Trial) async throws {
        let store = trial.store
        for limit in [0, -1] {
            try await expectRefusal("a page of a stream", .invalidRequest) {
                try await store.read(StreamQuery(box("a"), limit: limit))
            }
            try await expectRefusal("a page of the log", .invalidRequest) {
                try await store.read(LogQuery(limit: limit))
            }
            try await expectRefusal("a page of streams", .invalidRequest) {
                try await store.streams(StreamListQuery(limit: limit))
            }
            try await expectRefusal("a page of commands", .invalidRequest) {
                try await store.commands(CommandListQuery(limit: limit))
            }
        }
        try await expectRefusal("a place before the log", .invalidRequest) {
            try await store.read(LogQuery(.after(Checkpoint(position: -1))))
        }
    }
}
