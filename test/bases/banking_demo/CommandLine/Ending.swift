/// How a run of the program ended, and what it wrote.
struct Ending: Hashable {
    /// The exit code; of a run that was ended by a signal, the signal's negative number.
    let status: Int32
    let output: String
    let errors: String

    init(status: Int32, output: String = "", errors: String = "") {
        self.status = status
        self.output = output
        self.errors = errors
    }

    /// Done: exit code 0, `output` on stdout, nothing on stderr.
    static func done(_ lines: String...) -> Ending {
        Ending(status: 0, output: lines.map { $0 + "\n" }.joined())
    }

    /// Refused: exit code 1, one line on stderr, nothing on stdout.
    static func refused(_ line: String) -> Ending {
        Ending(status: 1, errors: line + "\n")
    }

    /// What it wrote to stdout, line by line.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
}
