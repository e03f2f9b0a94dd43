import OrchestrixMessaging

/// The events that the contract stores.
enum ContractEvent: DomainEvent {
    case noted(text: String)
    case counted(text: String)

    enum CodingKeys: String, EventKey {
        case noted = "contract.noted"
        case counted = "contract.counted"
    }

    init(_ kind: CodingKeys, text: String) {
        switch kind {
        case .noted: self = .noted(text: text)
        case .counted: self = .counted(text: text)
        }
    }
}
