/// What a case shows to be wrong, in lines that a reader can follow without running it.
struct Breach: Error, CustomStringConvertible {
    let lines: [String]

    init(_ lines: String...) {
        self.lines = lines
    }

    private init(lines: [String]) {
        self.lines = lines
    }

    /// The breach with a line about where it came about, on top.
    func within(_ line: String) -> Breach {
        Breach(lines: [line] + lines)
    }

    var description: String { lines.joined(separator: "\n") }
}
