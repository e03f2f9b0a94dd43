/// A type of event at one version of its schema, such as version 2 of `account.opened`.
public struct EventVersion: Sendable, Hashable {
    /// The event's name in storage.
    public let type: String

    /// The version of its schema, from 1.
    public let version: Int

    /// A version of `type`, by default its first.
    public init(_ type: String, _ version: Int = 1) {
        self.type = type
        self.version = version
    }
}

extension EventVersion: CustomStringConvertible {
    /// For example `account.opened version 2`.
    public var description: String { "\(type) version \(version)" }
}
