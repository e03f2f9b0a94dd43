extension Row {
    /// The rows whose reference is the original in Python, measured when it was still there.
    static func memory() -> [Row] {
        [
            Row(
                name: "M1", work: "memory: make and publish a command to one handler", unit: "commands/s",
                clock: .processor, goal: 20,
                ours: MemoryContenders.publishing, reference: .figure("the Python original", 120_000)),
            Row(
                name: "M2", work: "memory: append one event", unit: "events/s", clock: .processor, goal: 5,
                ours: MemoryContenders.appending, reference: .figure("the Python original", 580_000)),
            Row(
                name: "M3", work: "memory: load a 10,000-event aggregate", unit: "events/s", clock: .processor,
                goal: 25,
                ours: MemoryContenders.loading, reference: .figure("the Python original", 1_070_000)),
            Row(
                name: "M4", work: "memory: load, decide, save", unit: "saves/s", clock: .processor, goal: 20,
                ours: MemoryContenders.saving, reference: .figure("the Python original", 57_000)),
        ]
    }
}
