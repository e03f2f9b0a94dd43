/// The memory of a command that was carried out: stored with its events, in the same batch.
///
/// A command that is sent again finds its record and gets the first outcome back, a refusal too.
public struct CommandRecord: Sendable, Hashable {
    /// The command's id and fingerprint.
    public let key: CommandKey

    /// What became of it, as JSON; `nil` once it was erased together with a stream that it touched.
    public let outcome: [UInt8]?

    /// A record to be stored with an append.
    public init(key: CommandKey, outcome: [UInt8]?) {
        self.key = key
        self.outcome = outcome
    }
}
