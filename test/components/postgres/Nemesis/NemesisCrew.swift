#if Postgres
/// How many processes there are, and what each does.
struct NemesisCrew: Sendable {
    var writers = 8
    var writersPerProcess = 4
    var tailers = 4

    /// What a worker is told to do that writes.
    var writing = "write"

    /// What a worker is told to do that follows.
    var tailing = "tail"

    /// Whether those that follow come to the end of what was written. One that passes over events may pass over the
    /// last of them, and is never heard of again.
    var tailersReachEnd = true
}
#endif
