extension Row {
    /// Appends to a server and reads from it; every commit waits for the disk, on both sides.
    static func postgres(at address: String, in folder: String, script: PythonScript) -> [Row] {
        appending(at: address, in: folder, script: script) + limits(at: address) + [
            Row(
                name: "P8", work: "PostgreSQL: load a 1,000-event aggregate, typed", unit: "events/s",
                clock: .elapsed, goal: 4,
                ours: PostgresLoading(address: address, events: 1_000).contender,
                reference: .contender(
                    "pyeventsourcing", PythonLoading(address: address, script: script, events: 1_000).contender)),
            Row(
                name: "P9", work: "PostgreSQL: append, 4 processes with 32 callers each", unit: "events/s",
                clock: .elapsed, goal: 1,
                ours: PostgresProcesses(address: address, processes: 4, callersEach: 32).contender,
                reference: .contender(
                    "ours, 1 process with 32 callers",
                    PostgresProcesses(address: address, processes: 1, callersEach: 32).contender)),
        ]
    }

    /// Single events of many callers, beside what stores them one a commit.
    private static func appending(at address: String, in folder: String, script: PythonScript) -> [Row] {
        func row(_ name: String, _ work: String, _ callers: Callers, _ goal: Double?, _ reference: Reference) -> Row {
            Row(
                name: name, work: "PostgreSQL: append, 1 event a call, \(work)", unit: "events/s", clock: .elapsed,
                goal: goal, ours: PostgresAppending(address: address, callers: callers).contender,
                reference: reference)
        }
        func pgbench(_ name: String, clients: [Int]) -> Reference {
            .contender(name, PgBench(address: address, folder: folder, clients: clients).contender)
        }
        let python = PythonAppending(address: address, script: script, callers: 32).contender
        return [
            row("P1", "32 callers", Callers(count: 32), 2.5, pgbench("pgbench, 32 clients", clients: [32])),
            row(
                "P1.commands", "32 callers, command records", Callers(count: 32, withCommands: true), nil,
                pgbench("pgbench, 32 clients", clients: [32])),
            row(
                "P2", "256 callers", Callers(count: 256), 4,
                pgbench("pgbench, its best", clients: [16, 32, 64, 128, 256])),
            row("P3", "32 callers", Callers(count: 32), 25, .contender("pyeventsourcing, 32 threads", python)),
        ]
    }

    /// Beside what libpq can do with the same table.
    private static func limits(at address: String) -> [Row] {
        [
            Row(
                name: "P4", work: "PostgreSQL: append, 1 event a call, 1 caller, by the median call", unit: "calls/s",
                clock: .elapsed, goal: 1 / 1.3,
                ours: PostgresLatency(address: address).contender,
                reference: .contender("libpq, 1 row a commit", RawSingleInsert(address: address).contender)),
            Row(
                name: "P5", work: "PostgreSQL: append, 100 events a call, 8 callers", unit: "events/s",
                clock: .elapsed, goal: 0.8,
                ours: PostgresAppending(address: address, callers: Callers(count: 8, eventsPerAppend: 100)).contender,
                reference: .contender(
                    "libpq, arrays under a lock",
                    RawArrayInsert(address: address, connections: 8, rowsPerCommit: 100).contender)),
            Row(
                name: "P6", work: "PostgreSQL: import an exported log", unit: "events/s", clock: .elapsed, goal: 0.8,
                ours: PostgresImport(address: address).contender,
                reference: .contender("libpq, COPY", RawCopy(address: address).contender)),
        ]
    }
}
