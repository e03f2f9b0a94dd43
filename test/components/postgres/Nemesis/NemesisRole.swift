#if Postgres
import OrchestrixTesting

/// What a worker is there for.
enum NemesisRole: Sendable {
    /// Runs these writers.
    case writing(Range<Int>)
    /// Runs this reader.
    case tailing(Int)

    /// What a worker is told who goes on behind such a history.
    func arguments(after history: History, life: Int) -> [String] {
        switch self {
        case .writing(let writers):
            [String(life)]
                + writers.map { writer in
                    let unsettled = history.unsettledNumbers(ofWriter: writer).map(String.init)
                    return "\(writer):\(history.nextNumber(ofWriter: writer)):\(unsettled.joined(separator: ","))"
                }
        case .tailing(let reader): [String(reader), String(history.position(ofReader: reader))]
        }
    }
}
#endif
