/// pyeventsourcing on SQLite, the same way.
final class PythonCatchUp {
    private let script: PythonScript
    private let path: String
    private let events: Int
    private var isFilled = false

    init(script: PythonScript, folder: String, events: Int) {
        self.script = script
        path = "\(folder)/pyeventsourcing-\(events).sqlite"
        self.events = events
    }

    deinit {
        ScratchFile(path: path).remove()
    }

    var contender: Contender {
        Contender(always: 1, units: events) { [self] _ in try await read() }
    }

    private func read() async throws -> Duration {
        if !isFilled {
            ScratchFile(path: path).remove()
            try await script.run(["fill", path, String(events)])
            isFilled = true
        }
        return try await script.time(["read", path], events: events)
    }
}
