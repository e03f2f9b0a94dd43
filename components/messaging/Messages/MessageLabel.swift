/// The name under which a message travels, and the version of its form.
public struct MessageLabel: Hashable, Sendable {
    /// The CloudEvents `type`, such as `account.deposited`.
    public let type: String

    /// The version of the encoded form, from 1.
    public let schemaVersion: Int

    /// Makes a label.
    @inlinable
    public init(type: String, schemaVersion: Int) {
        self.type = type
        self.schemaVersion = schemaVersion
    }
}
