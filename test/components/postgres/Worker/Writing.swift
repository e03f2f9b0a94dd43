#if Postgres
import OrchestrixEventSourcing
import OrchestrixTesting

/// Runs writers of a history until the process is killed, and says their entries line by line.
///
/// The arguments are the number of this life, and for each writer `WRITER:FROM:UNSETTLED,UNSETTLED…`.
struct Writing {
    let store: any EventStore
    let seed: UInt64

    func run(_ arguments: [String]) async {
        let life = Int(arguments[0])!
        await withTaskGroup(of: Void.self) { group in
            for argument in arguments.dropFirst() {
                let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
                let writer = HistoryWriter(Int(parts[0])!, seed: seed, life: life) { say($0.line) }
                let unsettled = parts[2].split(separator: ",").map { Int($0)! }
                group.addTask { [store] in
                    await writer.settle(unsettled, in: store)
                    await writer.write(Int(parts[1])!..., to: store)
                }
            }
        }
    }
}
#endif
