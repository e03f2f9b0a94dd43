import OrchestrixEventSourcing

/// The violations that were found: how many of each kind, and the first few of them.
struct HistoryFindings: Sendable {
    private static let examplesPerKind = 8

    private(set) var counts: [HistoryViolation.Kind: Int] = [:]
    private(set) var examples: [HistoryViolation] = []

    mutating func add(
        _ kind: HistoryViolation.Kind, _ operation: some CustomStringConvertible, stream: StreamID? = nil,
        position: Int? = nil, _ details: @autoclosure () -> String
    ) {
        counts[kind, default: 0] += 1
        guard counts[kind, default: 0] <= Self.examplesPerKind else { return }
        examples.append(
            HistoryViolation(
                kind: kind, operation: "\(operation)", stream: stream, position: position, details: details()))
    }

    /// The gravest kinds first, and each kind in the order in which it was found.
    var sorted: [HistoryViolation] {
        examples.enumerated().sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }.map(\.element)
    }
}
