/// The program can't do what it was asked: bad input, or something in its way. The text says what and why, in one line.
struct Failure: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
