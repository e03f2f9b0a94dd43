import OrchestrixCommon
import OrchestrixEventSourcing

extension HistoryPlan {
    /// What is asked of each stream, if they were read at these versions.
    func writes(_ versions: [Int]) -> [HistoryWrite] {
        zip(targets, versions).map { target, version in
            HistoryWrite(stream: target.stream, expected: target.expected(version), events: target.events)
        }
    }

    /// The request for these writes.
    func request(_ writes: [HistoryWrite], payloads: PayloadForm) -> AppendRequest {
        var index = 0
        let parts = writes.map { write in
            let events = (0..<write.events).map { offset in event(index + offset, payloads: payloads) }
            index += write.events
            return StreamWrite(write.stream, expected: write.expected, events: events)
        }
        return AppendRequest(parts, command: command)
    }

    /// The record of its command, if it has one.
    var command: CommandRecord? {
        guard hasCommand else { return nil }
        let id = HistoryEventKey(key, index: Self.commandIndex).id(seed: seed)
        return CommandRecord(
            key: CommandKey(id: id, fingerprint: "\(key.writer).\(key.number)"), outcome: Array(#"{"done":true}"#.utf8))
    }

    /// The place of a command's id among the ids of its events.
    static let commandIndex = -1

    /// The event with this index. Some are larger than a page of a database.
    func event(_ index: Int, payloads: PayloadForm) -> NewEvent {
        var random = SeededRandom(seed: seed ^ UInt64(key.writer) << 40 ^ UInt64(key.number) << 8 ^ UInt64(index))
        let length = random.chance(of: 2) ? 9_000 : Int.random(in: 0...200, using: &random)
        let text = "\(key.writer).\(key.number).\(index)" + Self.filler.prefix(length)
        let kind: ContractEvent.CodingKeys = (Int(key.number) + index).isMultiple(of: 2) ? .counted : .noted
        return NewEvent(
            id: HistoryEventKey(key, index: index).id(seed: seed), type: kind.rawValue,
            time: Timestamp(microsecondsSinceEpoch: Int64(key.number)), payload: payload(text, kind, payloads))
    }

    private static let filler = String(repeating: ".", count: 9_000)

    private func payload(
        _ text: String, _ kind: ContractEvent.CodingKeys, _ form: PayloadForm
    ) -> EventPayload {
        switch form {
        case .encoded: .encoded(Array(#"{"text":"\#(text)"}"#.utf8))
        case .typed: .typed(ContractEvent(kind, text: text))
        }
    }
}
