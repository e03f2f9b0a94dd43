import OrchestrixEventSourcing
import OrchestrixSQLite

/// Appends without end, several at a time: `try KEY`, then `ok KEY FIRST LAST` or `lost KEY`.
struct Torture {
    let path: String
    let seed: UInt64

    /// The numbers of appends whose process was killed before it said what came of them: they are sent again.
    let resend: [Int]

    init(path: String, seed: UInt64, resend: ArraySlice<String>) {
        self.path = path
        self.seed = seed
        self.resend = resend.map { Int($0)! }
    }

    func run() async throws {
        let store = try await SQLiteEventStore(path: path)
        for number in resend { try await append(number, to: store) }
        // Numbers go up over the lives of a worker: each life begins above all that were tried before.
        let numbers = Numbers(from: Int(readLine()!)!)
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    while true { try await append(numbers.take(), to: store) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func append(_ number: Int, to store: SQLiteEventStore) async throws {
        let load = Workload(seed: seed, number: number)
        var versions: [Int] = []
        for stream in load.targets {
            versions.append(try await store.read(StreamQuery(stream, direction: .backward, limit: 1)).state.version)
        }
        say("try \(number)")
        do {
            let result = try await store.append(load.request(versions: versions))
            say("ok \(number) \(result.positions!.lowerBound) \(result.positions!.upperBound)")
        } catch is ConcurrencyError {
            say("lost \(number)")
        }
    }
}
