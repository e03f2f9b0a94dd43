/// How much a workload does at once.
public struct HistoryLoad: Sendable, Hashable {
    /// Writers, each of which sends one append after another.
    public var writers: Int

    /// Readers that tail the log: by turns all of it, one category, and one type of event.
    public var readers: Int

    /// Streams that all writers share. Beside them there are new ones all the time.
    public var streams: Int

    /// Appends of each writer in each life of the store.
    public var appends: Int

    /// How often the store is opened, where the checker knows how to reopen it.
    public var lives: Int

    /// A load; by default 8 writers of 250 appends in each of two lives, 3 readers and 10 streams.
    public init(writers: Int = 8, readers: Int = 3, streams: Int = 10, appends: Int = 250, lives: Int = 2) {
        self.writers = writers
        self.readers = readers
        self.streams = streams
        self.appends = appends
        self.lives = lives
    }

    /// The load that a checker has unless told otherwise.
    public static let standard = HistoryLoad()
}
