/// An import in a source.
struct Import: Hashable, Sendable {
    let module: String
    /// Counted from 1.
    let line: Int
}
