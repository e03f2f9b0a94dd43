import OrchestrixCommon

/// What became of a command.
public enum CommandOutcome<Rejection: Error>: Sendable {
    /// It was carried out.
    case accepted
    /// It was refused.
    case refused(Rejection)
}

extension CommandOutcome where Rejection: Codable {
    /// Reads a stored outcome.
    ///
    /// - Throws: ``EventStoreError`` with `.outcomeUnreadable`, naming the command.
    public init(_ record: CommandRecord) throws {
        guard let bytes = record.outcome else {
            throw EventStoreError(
                .outcomeUnreadable, "the outcome of command \(record.key.id) was erased",
                context: ["command": record.key.id])
        }
        do {
            let stored = try JSONCodec().decode(StoredForm.self, from: bytes)
            self = stored.refused.map(CommandOutcome.refused) ?? .accepted
        } catch {
            throw EventStoreError(
                .outcomeUnreadable, "the outcome of command \(record.key.id) doesn't decode as \(Rejection.self)",
                context: ["command": record.key.id], cause: error)
        }
    }

    /// The outcome as it is stored: `{}` for an acceptance, `{"refused":…}` with the reason otherwise.
    ///
    /// - Throws: what the encoding of the rejection throws.
    public func encoded() throws -> [UInt8] {
        switch self {
        case .accepted: try JSONCodec().encode(StoredForm(refused: nil))
        case .refused(let rejection): try JSONCodec().encode(StoredForm(refused: rejection))
        }
    }

    private struct StoredForm: Codable {
        let refused: Rejection?
    }
}
