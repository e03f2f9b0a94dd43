/// What makes a command the same one again: its id, and a fingerprint of what it asks for.
///
/// The id comes from the caller and is unique in the whole store. The fingerprint tells a repetition from
/// another command that uses the same id by mistake.
public struct CommandKey: Sendable, Hashable {
    /// The command's id.
    public let id: String

    /// A short text that is equal for equal commands. It is stored; put no secrets into it.
    public let fingerprint: String

    /// A key with a fingerprint of the caller's own making.
    public init(id: String, fingerprint: String) {
        self.id = id
        self.fingerprint = fingerprint
    }
}
