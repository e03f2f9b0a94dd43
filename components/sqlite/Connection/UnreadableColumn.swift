/// A column holds what no store writes there: another type, or text that isn't UTF-8.
struct UnreadableColumn: Error {
    /// The column's name.
    let name: String
}
