/// What is wrong with a CSV file, and where.
struct CSVError: Error, Hashable {
    /// The line in the file, from 1.
    let line: Int

    /// The character in the line, from 1.
    let column: Int

    /// What is wrong there.
    let problem: String
}

extension CSVError: CustomStringConvertible {
    var description: String { "line \(line), column \(column): \(problem)" }
}
