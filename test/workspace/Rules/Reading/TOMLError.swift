/// `workspace.toml` can't be read.
struct TOMLError: Error, CustomStringConvertible {
    /// Where, and what is wrong.
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
