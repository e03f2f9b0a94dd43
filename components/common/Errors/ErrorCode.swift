/// A stable, machine-readable name of what went wrong, such as `store.busy`.
///
/// Codes are part of the public contract: programs may switch on them and operators may alert on
/// them, so a released code keeps its meaning. The part before the dot names the area.
public struct ErrorCode: RawRepresentable, Hashable, Sendable {
    /// The code as it appears in logs and metadata.
    public let rawValue: String

    /// Makes a code from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension ErrorCode: ExpressibleByStringLiteral {
    /// Makes a code from a literal, so that `let code: ErrorCode = "store.busy"` reads plainly.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}

extension ErrorCode: CustomStringConvertible {
    /// The code's text.
    public var description: String { rawValue }
}
