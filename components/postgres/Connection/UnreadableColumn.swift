#if Postgres
/// A column holds what no store writes there: NULL, or another type.
struct UnreadableColumn: Error {
    /// The column's name.
    let name: String
}
#endif
