#if Postgres
import OrchestrixEventSourcing
import OrchestrixTesting

/// Runs a reader of a history until the process is killed, and says what it is given line by line.
///
/// The arguments are the reader's number and the position behind which it begins. By turns readers ask for pages, and
/// follow a subscription.
struct Tailing {
    let store: any EventStore
    let seed: UInt64

    func run(_ arguments: [String]) async {
        let number = Int(arguments[0])!
        var reader = HistoryReader(number, seed: seed, from: Int(arguments[1])!) { say($0.line) }
        if number.isMultiple(of: 2) { await reader.tail(store) } else { await reader.follow(store) }
    }
}
#endif
