import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixTesting

/// The appends of one worker: number n of a seed is always the same request, up to the versions that it expects.
///
/// Its events say to which append they belong and how many there are, so that a half one is noticed.
struct Workload {
    let seed: UInt64
    let number: Int

    /// Names the append among all workers'.
    var key: String { "\(seed)-\(number)" }

    static let streams = (1...12).map { StreamID(category: $0 % 2 == 0 ? "even" : "odd", id: "S\($0)") }

    /// The streams that it writes to.
    var targets: [StreamID] {
        var random = random(1)
        return Array(Self.streams.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    }

    /// Whether it expects the versions that were read, or none.
    var isExact: Bool { number % 3 == 0 }

    /// The request. `versions` are those of ``targets`` as they were read.
    func request(versions: [Int]) -> AppendRequest {
        var random = random(2)
        let counts = targets.map { _ in Int.random(in: 1...4, using: &random) }
        let total = counts.reduce(0, +)
        var index = 0
        let writes = zip(zip(targets, counts), versions).map { target, version in
            let events = (0..<target.1).map { _ in
                defer { index += 1 }
                return event(index, of: total)
            }
            return StreamWrite(target.0, expected: isExact ? .exactly(version) : .any, events: events)
        }
        return AppendRequest(writes, command: command)
    }

    /// Every fourth append carries a command record.
    var command: CommandRecord? {
        guard number % 4 == 0 else { return nil }
        return CommandRecord(key: CommandKey(id: key, fingerprint: key), outcome: Array("{}".utf8))
    }

    /// The payload of one event; some are larger than a page.
    func payload(_ index: Int, of count: Int) -> String {
        var random = random(UInt64(10 + index))
        let length = Int.random(in: 0...20, using: &random) == 0 ? 20_000 : Int.random(in: 0...300, using: &random)
        let letter = "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random)!
        let filler = String(repeating: letter, count: length)
        return #"{"append":"\#(key)","index":\#(index),"count":\#(count),"filler":"\#(filler)"}"#
    }

    private func event(_ index: Int, of count: Int) -> NewEvent {
        NewEvent(
            id: "\(key)-\(index)", type: "written.\(index % 3)", time: Timestamp(microsecondsSinceEpoch: Int64(number)),
            payload: .encoded(Array(payload(index, of: count).utf8)))
    }

    private func random(_ salt: UInt64) -> SeededRandom {
        SeededRandom(seed: seed &* 1_000_003 &+ UInt64(number) &* 101 &+ salt)
    }
}
