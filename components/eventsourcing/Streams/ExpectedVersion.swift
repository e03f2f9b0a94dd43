/// What an append demands of a stream before anything is written to it. Check and insert are one atomic step.
public enum ExpectedVersion: Sendable, Hashable {
    /// No demand: append whatever the stream holds.
    case any
    /// The stream must be empty or absent.
    case noStream
    /// The stream must hold at least one event.
    case streamExists
    /// The stream must hold exactly this many events; `.exactly(0)` means the same as ``noStream``.
    case exactly(Int)

    /// Whether a stream at `version` meets the demand.
    public func allows(_ version: Int) -> Bool {
        switch self {
        case .any: true
        case .noStream: version == 0
        case .streamExists: version > 0
        case .exactly(let expected): version == expected
        }
    }
}

extension ExpectedVersion: CustomStringConvertible {
    public var description: String {
        switch self {
        case .any: "any version"
        case .noStream: "no stream"
        case .streamExists: "an existing stream"
        case .exactly(let version): "version \(version)"
        }
    }
}
