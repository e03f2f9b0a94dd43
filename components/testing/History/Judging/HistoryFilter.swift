import OrchestrixEventSourcing

/// What a reader of a workload wants to see: by turns everything, one category, or one type.
enum HistoryFilter: Sendable {
    case all
    case category
    case type

    static let wantedCategory = "even"
    static let wantedType = ContractEvent.CodingKeys.counted.rawValue

    init(reader: Int) {
        self = [.all, .category, .type][reader % 3]
    }

    var filter: EventFilter {
        switch self {
        case .all: .all
        case .category: EventFilter(categories: [Self.wantedCategory])
        case .type: EventFilter(types: [Self.wantedType])
        }
    }

    func passes(_ event: HistoryLog.Event) -> Bool {
        switch self {
        case .all: true
        case .category: event.stream.category == Self.wantedCategory
        case .type: event.isCounted
        }
    }
}
