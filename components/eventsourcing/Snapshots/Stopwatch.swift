/// Reads a clock of any kind as the time since it was first looked at.
struct Stopwatch: Sendable {
    /// The time that it shows.
    let read: @Sendable () -> Duration

    init(_ clock: some Clock<Duration>) {
        let start = clock.now
        read = { start.duration(to: clock.now) }
    }
}
