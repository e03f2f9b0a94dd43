import OrchestrixCommon

/// Whether a command is fit for its handler: the rules of `Validated`, if the command has declared some.
///
/// Made once for a command type, when its handler is registered.
public struct CommandCheck<Content: Command>: Sendable {
    @usableFromInline let check: (@Sendable (Content) throws -> Void)?

    /// The check of `Content`.
    public init() {
        guard Content.self is any Validated.Type else {
            check = nil
            return
        }
        check = { command in
            if let command = command as? any Validated { try command.validate() }
        }
    }

    /// - Throws: `ValidationError` with every rule that the command breaks.
    @inlinable
    public func callAsFunction(_ command: Content) throws {
        try check?(command)
    }
}
