import OrchestrixEventSourcing
import OrchestrixSQLite
import OrchestrixTesting

/// Runs writers of a history until the process is killed, and says their entries line by line.
///
/// The arguments are the seed, the number of this life, and for each writer `WRITER:FROM:UNSETTLED,UNSETTLED…`.
enum HistoryWriting {
    static func run(path: String, arguments: [String]) async throws {
        let store = try await SQLiteEventStore(path: path)
        let (seed, life) = (UInt64(arguments[0])!, Int(arguments[1])!)
        await withTaskGroup(of: Void.self) { group in
            for argument in arguments.dropFirst(2) {
                let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
                let writer = HistoryWriter(Int(parts[0])!, seed: seed, life: life) { say($0.line) }
                let unsettled = parts[2].split(separator: ",").map { Int($0)! }
                group.addTask {
                    await writer.settle(unsettled, in: store)
                    await writer.write(Int(parts[1])!..., to: store)
                }
            }
        }
    }
}
