import OrchestrixEventSourcing

extension Audit {
    /// Takes in a command that was sent with an id, after the log. It remembers how long the log was, and which events
    /// are its own: so that a log whose end was cut off is found out.
    ///
    /// - Parameter head: the last position in the log, read after the command.
    mutating func take(_ command: StoredCommand, head: Int) {
        let name = "command \(command.record.key.id)"
        if command.head > head {
            note("\(name) was stored when the log ended at position \(command.head), but it ends at \(head)")
        } else if let positions = command.result.positions, positions.upperBound != command.head {
            note(
                "\(name) has stored the events up to position \(positions.upperBound), but the log ended at \(command.head)"
            )
        }
    }
}
