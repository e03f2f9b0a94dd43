/// An import in a source.
struct Import: Hashable, Sendable {
    let module: String
    /// What stands before it: `@testable`, `@_exported`.
    let attributes: [String]
    /// Counted from 1.
    let line: Int
}
