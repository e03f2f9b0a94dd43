#if Postgres
/// How the log ends, if nobody has appended but the writer that expects it.
struct ExpectedEnd: Sendable {
    /// The last event.
    let last: LogView.End

    /// The first event of the batch that ends there, where that one isn't known to be stored: together with the last
    /// one in its place it proves that the batch is there whole, and nothing else behind what was known.
    let first: LogView.End?
}
#endif
