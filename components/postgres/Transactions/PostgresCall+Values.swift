#if Postgres
import OrchestrixEventSourcing

extension PostgresCall {
    /// A statement of the program's own.
    ///
    /// - Throws: `EventStoreError` with `.invalidRequest` for a text with a zero byte, which PostgreSQL can't hold.
    init(_ sql: String, _ values: [PostgresValue]) throws {
        self.init(sql)
        for (index, value) in values.enumerated() {
            guard value.isStorable else {
                throw EventStoreError(
                    .invalidRequest, "parameter $\(index + 1) holds a zero byte, which PostgreSQL's texts can't",
                    context: ["parameter": "$\(index + 1)"])
            }
            parameters.declare(value.type)
            parameters.bind(value)
        }
    }
}

extension PostgresValue {
    /// The type that is declared; 0: the one that its place asks for.
    fileprivate var type: UInt32 {
        switch self {
        case .null, .text: 0
        case .bool: PostgresType.bool.number
        case .bytes: PostgresType.bytes.number
        case .integer: PostgresType.integer.number
        case .double: PostgresType.double.number
        case .timestamp: PostgresType.timestamp.number
        case .texts: PostgresType.texts.number
        case .integers: PostgresType.integers.number
        }
    }

    fileprivate var isStorable: Bool {
        switch self {
        case .text(let text): text.isStorable
        case .texts(let texts): texts.allSatisfy(\.isStorable)
        default: true
        }
    }
}

extension ParameterList {
    fileprivate mutating func bind(_ value: PostgresValue) {
        switch value {
        case .null: bindNull()
        case .text(let text): bindLiteral(text)
        case .integer(let number): bind(number)
        case .double(let number): bind(Int(bitPattern: UInt(number.bitPattern)))
        case .bool(let value): bind([value ? 1 : 0])
        case .bytes(let bytes): bind(bytes)
        case .timestamp(let moment): bind(moment)
        case .texts(let texts): bindTexts(texts)
        case .integers(let numbers): bindArray(of: .integer, numbers) { $0.appendElement($1) }
        }
    }
}
#endif
