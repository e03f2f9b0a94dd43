/// Several processes that append to one store on PostgreSQL, each with callers of its own.
struct PostgresProcesses {
    let address: String
    let processes: Int
    let callersEach: Int

    var contender: Contender {
        Contender(first: 2_000, most: 200_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let each = max(1, count / processes)
        let schema = try await ScratchSchema.make(at: address)
        let workers = try (0..<processes).map { number in
            try WorkerProcess([
                "append-worker", "--schema", schema.name, "--callers", String(callersEach), "--appends", String(each),
                "--prefix", "ORD\(number)",
            ])
        }
        try await Self.all(workers) { try await $0.wait(for: "ready") }
        let duration = try await Clock.elapsed.measure {
            for worker in workers { worker.tell("go") }
            try await Self.all(workers) { try await $0.wait(for: "done") }
        }
        try await Self.all(workers) { try await $0.waitForExit() }
        try await schema.remove(holding: (each + 1) * processes)
        return duration * (Double(count) / Double(each * processes))
    }

    private static func all(
        _ workers: [WorkerProcess], _ work: @escaping @Sendable (WorkerProcess) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            for worker in workers { group.addTask { try await work(worker) } }
            try await group.waitForAll()
        }
    }
}
