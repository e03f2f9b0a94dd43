extension Row {
    /// Appends to a file, every commit waiting for the disk on both sides.
    static func sqlite(in folder: String) -> [Row] {
        [
            Row(
                name: "S1", work: "SQLite: append, 1 event a call, 32 callers", unit: "events/s", clock: .elapsed,
                goal: 5,
                ours: SQLiteAppending(folder: folder, callers: Callers(count: 32)).contender,
                reference: .contender("C interface, 1 row a commit", RawSQLite(folder: folder, streams: 32).contender)),
            Row(
                name: "S2", work: "SQLite: append, 1 event a call, 1 caller", unit: "events/s", clock: .elapsed,
                goal: 0.85,
                ours: SQLiteAppending(folder: folder, callers: Callers(count: 1)).contender,
                reference: .contender("C interface, 1 row a commit", RawSQLite(folder: folder, streams: 1).contender)),
            Row(
                name: "S1.commands", work: "as S1, each with a command record", unit: "events/s", clock: .elapsed,
                goal: nil,
                ours: SQLiteAppending(folder: folder, callers: Callers(count: 32, withCommands: true)).contender,
                reference: .contender("C interface, 1 row a commit", RawSQLite(folder: folder, streams: 32).contender)),
            Row(
                name: "S2.commands", work: "as S2, each with a command record", unit: "events/s", clock: .elapsed,
                goal: nil,
                ours: SQLiteAppending(folder: folder, callers: Callers(count: 1, withCommands: true)).contender,
                reference: .contender("C interface, 1 row a commit", RawSQLite(folder: folder, streams: 1).contender)),
        ]
    }

    /// Reading a log from its beginning.
    static func catchUp(in folder: String, events: Int, script: PythonScript) -> Row {
        let peer = PythonCatchUp(script: script, folder: folder, events: events)
        return Row(
            name: "S3", work: "SQLite: catch-up of \(events) events, typed", unit: "events/s", clock: .elapsed, goal: 5,
            ours: CatchUp(folder: folder, events: events).contender,
            reference: .contender("pyeventsourcing, typed", peer.contender))
    }
}
