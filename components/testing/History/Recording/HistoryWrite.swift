import OrchestrixEventSourcing

/// What an attempt asked of one stream: what it expected, and how many events it brought.
struct HistoryWrite: Sendable, Hashable {
    let stream: StreamID
    let expected: ExpectedVersion
    let events: Int
}

extension HistoryWrite: Codable {
    private enum CodingKeys: String, CodingKey { case category = "c", id = "i", expected = "x", events = "n" }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        stream = StreamID(
            category: try values.decode(String.self, forKey: .category), id: try values.decode(String.self, forKey: .id)
        )
        expected = ExpectedVersion(historyCode: try values.decode(Int.self, forKey: .expected))
        events = try values.decode(Int.self, forKey: .events)
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(stream.category, forKey: .category)
        try values.encode(stream.id, forKey: .id)
        try values.encode(expected.historyCode, forKey: .expected)
        try values.encode(events, forKey: .events)
    }
}

extension ExpectedVersion {
    /// As a number: an exact version as itself, the others below 0.
    fileprivate var historyCode: Int {
        switch self {
        case .any: -1
        case .noStream: -2
        case .streamExists: -3
        case .exactly(let version): version
        }
    }

    fileprivate init(historyCode: Int) {
        switch historyCode {
        case -1: self = .any
        case -2: self = .noStream
        case -3: self = .streamExists
        default: self = .exactly(historyCode)
        }
    }
}
