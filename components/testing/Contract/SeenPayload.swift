import OrchestrixEventSourcing

/// A payload, to be compared: an erased one is only equal to an erased one.
enum SeenPayload: Equatable {
    case bytes([UInt8])
    case event(ContractEvent)
    case foreign(String)
    case erased

    init(_ payload: EventPayload) {
        switch payload {
        case .encoded(let bytes): self = .bytes(bytes)
        case .held(let held):
            if let event = held.event as? ContractEvent {
                self = .event(event)
            } else {
                self = .foreign("\(type(of: held.event))")
            }
        case .erased: self = .erased
        }
    }
}

extension SeenPayload: CustomStringConvertible {
    var description: String {
        switch self {
        case .bytes(let bytes): "\(bytes.count) bytes “\(String(decoding: bytes.prefix(80), as: UTF8.self))”"
        case .event(let event): "\(event)"
        case .foreign(let type): "an event of \(type)"
        case .erased: "erased"
        }
    }
}
