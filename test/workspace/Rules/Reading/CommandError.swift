/// A program failed.
struct CommandError: Error, CustomStringConvertible {
    let command: String
    let complaint: String

    var description: String { "\(command) failed: \(complaint)" }
}
