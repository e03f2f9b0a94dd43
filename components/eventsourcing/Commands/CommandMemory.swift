/// How a command's outcome is written and read, with the type of its rejection put away.
@usableFromInline
struct CommandMemory: Sendable {
    /// The command.
    @usableFromInline let key: CommandKey

    /// The record of an acceptance.
    @usableFromInline let accepted: @Sendable () throws -> CommandRecord

    /// The record of a refusal; `nil` where the error isn't the aggregate's rejection.
    @usableFromInline let refused: @Sendable (any Error) throws -> CommandRecord?

    /// The rejection that a record holds; `nil` for an acceptance.
    @usableFromInline let rejection: @Sendable (CommandRecord) throws -> (any Error)?

    @usableFromInline
    init<Rejection: Error & Codable>(key: CommandKey, _ type: Rejection.Type) {
        self.key = key
        accepted = { CommandRecord(key: key, outcome: try CommandOutcome<Rejection>.accepted.encoded()) }
        refused = { error in
            guard let rejection = error as? Rejection else { return nil }
            return CommandRecord(key: key, outcome: try CommandOutcome.refused(rejection).encoded())
        }
        rejection = { record in
            if case .refused(let rejection) = try CommandOutcome<Rejection>(record) { rejection } else { nil }
        }
    }
}
