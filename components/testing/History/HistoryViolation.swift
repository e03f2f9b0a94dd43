public import OrchestrixEventSourcing

/// Something in a history that no right store does.
public struct HistoryViolation: Sendable, Hashable {
    /// The kinds of faults, the graver first: a fault of one kind may bring others behind it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It was there, a reader has seen it, and it is gone.
        case forgotten
        /// It was acknowledged and isn't there.
        case lost
        /// It was acknowledged and isn't there, and it could never have been stored: its streams weren't as expected.
        case acknowledgedRefusal = "acknowledged refusal"
        /// A part of an append is there, and a part isn't.
        case half
        /// It is there twice, or two attempts were told that they have stored it.
        case doubled
        /// It was refused, and is there.
        case storedRefusal = "stored refusal"
        /// The log has a position without an event.
        case hole
        /// Events stand, or were read, in an order in which they can't have come.
        case reordered
        /// It was stored although a stream wasn't as expected.
        case ignoredExpectation = "ignored expectation"
        /// It was refused although there was no moment at which that was right.
        case wrongRefusal = "wrong refusal"
        /// An acknowledgement tells other places than those at which the events are.
        case misreported
        /// A stream's versions don't count its events.
        case miscounted
        /// An event, or a command, didn't come out as it went in, or nobody has sent it.
        case altered
        /// A reader wasn't given an event that it should have seen.
        case skipped
        /// A reader was given an event twice, or one that isn't for it.
        case repeated
        /// A reader wasn't shown what was acknowledged before it began to read.
        case stale
        /// A reader waited for events and wasn't woken.
        case stalled
        /// The store's own time goes back in the log.
        case timeWentBack = "time went back"
        /// An error that a right store doesn't have.
        case unexpectedError = "unexpected error"
    }

    /// The kind of fault.
    public let kind: Kind

    /// What was done: an append by its writer and number, or a reader.
    public let operation: String

    /// The stream in which it shows; `nil` where it is the log's or several streams' matter.
    public let stream: StreamID?

    /// The position in the log at which it shows; `nil` where it is not there.
    public let position: Int?

    /// What was found, and against what it was held.
    public let details: String
}

extension HistoryViolation: CustomStringConvertible {
    public var description: String {
        let place = [stream.map { "stream \($0)" }, position.map { "position \($0)" }].compactMap { $0 }
        return "\(kind.rawValue): \(([operation] + place).joined(separator: ", ")): \(details)"
    }
}

extension HistoryViolation.Kind: Comparable {
    /// Whether one kind is graver than another.
    public static func < (lhs: Self, rhs: Self) -> Bool {
        (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
    }
}
