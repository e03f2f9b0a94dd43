import OrchestrixEventSourcing

/// How streams and commands are listed.
enum ListCases {
    static let all = [
        EventStoreContract.Case("streams are listed by category and id, in the order of their bytes", ordersStreams),
        EventStoreContract.Case("pages of any size list each stream once", pagesStreams),
        EventStoreContract.Case("streams are listed by category", filtersStreams),
        EventStoreContract.Case("the list tells where each stream stands, deleted ones too", tellsStates),
        EventStoreContract.Case(
            "commands are listed in the order in which they were stored, in pages of any size", listsCommands),
        EventStoreContract.Case("a list can't begin behind a command that isn't stored", refusesUnknownCommand),
    ]

    /// In the order of their UTF-8 bytes; by UTF-16, by canonical or by local order they would stand otherwise.
    private static let names = ["", "-", "A", "Z", "a", "b", "e\u{301}", "z", "\u{E9}", "\u{FF5A}", "\u{1F600}"].map {
        "n" + $0
    }

    private static func prepare(_ trial: Trial) async throws -> [StreamID] {
        let streams = ["box", "boy", "\u{E9}"].flatMap { category in names.map { StreamID(category: category, id: $0) }
        }
        for (index, stream) in streams.shuffled().enumerated() {
            try await trial.append(["e\(index)"], to: stream, expected: .noStream)
        }
        return streams
    }

    static func ordersStreams(_ trial: Trial) async throws {
        let streams = try await prepare(trial)
        let listed = try await trial.store.streams(StreamListQuery())
        try expect("the streams", listed.map(\.stream), is: streams)
    }

    static func pagesStreams(_ trial: Trial) async throws {
        let streams = try await prepare(trial)
        for limit in [1, 2, 7, 33, 34] {
            try expect("by \(limit)", try await list(trial, StreamListQuery(limit: limit)), is: streams)
        }
        let between = StreamListQuery(after: StreamID(category: "box", id: "nA-and-more"), limit: 1)
        let next = try await trial.store.streams(between).map(\.stream.id)
        try expect("what comes behind a stream that isn't there", next, is: ["nZ"])
    }

    private static func list(_ trial: Trial, _ query: StreamListQuery) async throws -> [StreamID] {
        var query = query
        var listed: [StreamID] = []
        while true {
            let page = try await trial.store.streams(query)
            listed += page.map(\.stream)
            guard page.count == query.limit, let last = page.last?.stream else { return listed }
            if let after = query.after { try expect("that a full page leads on", after < last) }
            query.after = last
        }
    }

    static func filtersStreams(_ trial: Trial) async throws {
        let streams = try await prepare(trial)
        for category in ["box", "boy", "\u{E9}", "e\u{301}", "bo", "attic"] {
            let expected = streams.filter { $0.category.bytes == category.bytes }
            for limit in [4, 512] {
                let listed = try await list(trial, StreamListQuery(category: category, limit: limit))
                try expect("the streams of \(category)", listed, is: expected)
            }
        }
    }

    static func tellsStates(_ trial: Trial) async throws {
        try await trial.append(["a1", "a2"], to: box("a"))
        try await trial.append(["b1"], to: box("b"))
        try await trial.delete(box("b"), eventID: "gone")
        try await trial.append(AppendRequest([StreamWrite(box("checked"), expected: .noStream, events: [])]))
        let listed = try await trial.store.streams(StreamListQuery())
        let expected = [
            StreamSummary(stream: box("a"), state: StreamState(version: 2)),
            StreamSummary(stream: box("b"), state: StreamState(version: 2, isDeleted: true)),
        ]
        try expect("the list", listed, is: expected)
    }

    static func listsCommands(_ trial: Trial) async throws {
        let ids = ["z", "a", "m", "A", "caf\u{E9}", "b"]
        for (index, id) in ids.enumerated() {
            try await trial.append(index.isMultiple(of: 2) ? ["e\(index)"] : [], to: box("a"), command: record(id))
        }
        for limit in 1...7 {
            var listed: [StoredCommand] = []
            repeat {
                let query = CommandListQuery(after: listed.last?.record.key.id, limit: limit)
                let page = try await trial.store.commands(query)
                listed += page
                if page.count < limit { break }
            } while listed.count <= ids.count
            try expect("the commands by \(limit)", listed.map(\.record.key.id), is: ids)
            try expect("the heads by \(limit)", listed.map(\.head), is: [1, 1, 2, 2, 3, 3])
            try expect("one of them", listed.first { $0.record.key.id == "m" }, is: try await trial.store.command("m"))
        }
    }

    static func refusesUnknownCommand(_ trial: Trial) async throws {
        try await trial.append(["a1"], to: box("a"), command: record("c-1"))
        try await expectRefusal("a list behind an unknown command", .invalidRequest) {
            try await trial.store.commands(CommandListQuery(after: "c-2"))
        }
    }
}
