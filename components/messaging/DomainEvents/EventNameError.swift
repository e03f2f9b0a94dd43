public import OrchestrixCommon

/// A case of an event enum whose name, or the names of whose values, can't be stored.
public struct EventNameError: OrchestrixError, Hashable {
    /// What is wrong.
    public enum Reason: String, Hashable, Sendable {
        /// `CodingKeys` leaves the case out, so that it has no name.
        case missingName = "event.missing_name"
        /// The name is empty.
        case emptyName = "event.empty_name"
        /// The name begins with `orchestrix.`, which is kept for the framework's own events.
        case reservedName = "event.reserved_name"
        /// The name holds a control character or a noncharacter.
        case unprintableName = "event.unprintable_name"
        /// A value has no label, which would be its name in storage.
        case unlabeledValue = "event.unlabeled_value"
        /// The type's own `init(from:)` doesn't ask for the case by its key.
        case notCodedByKey = "event.not_coded_by_key"
    }

    /// What is wrong.
    public let reason: Reason

    /// The event enum.
    public let eventType: String

    /// The case: its name in storage or, where it has none, its name in Swift.
    public let caseName: String

    init(_ reason: Reason, of type: Any.Type, case name: String) {
        self.reason = reason
        eventType = TypeName.text(of: type)
        caseName = name
    }

    public var code: ErrorCode { ErrorCode(rawValue: reason.rawValue) }

    public var context: [String: String] { ["event": eventType, "case": caseName] }

    public var message: String {
        switch reason {
        case .missingName: "case \(caseName) of \(eventType) has no name in storage: its CodingKeys leave it out"
        case .emptyName: "a case of \(eventType) has an empty name in storage"
        case .reservedName: "case \(caseName) of \(eventType): names that begin with orchestrix. are reserved"
        case .unprintableName: "a case of \(eventType) has a name in storage that holds an unprintable character"
        case .unlabeledValue: "case \(caseName) of \(eventType) has a value without a label, its name in storage"
        case .notCodedByKey: "case \(caseName) of \(eventType) isn't decoded by its key, as an enum's own coding does"
        }
    }
}
