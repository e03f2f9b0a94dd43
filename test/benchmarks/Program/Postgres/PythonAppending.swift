/// pyeventsourcing on PostgreSQL, one event a call, from threads of one interpreter.
struct PythonAppending {
    let address: String
    let script: PythonScript
    let callers: Int

    var contender: Contender {
        Contender(first: 500, most: 50_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let schema = try await ScratchSchema.make(at: address)
        let time = try await script.time(["append", schema.name, String(count), String(callers)], events: count)
        try await schema.remove()
        return time
    }
}
