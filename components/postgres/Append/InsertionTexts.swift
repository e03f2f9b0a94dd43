#if Postgres
/// The texts of the statements that store batches, one for each kind of batch: what a batch doesn't need costs it
/// nothing.
struct InsertionTexts: Sendable {
    /// What a batch has besides events.
    struct Kind: OptionSet {
        let rawValue: Int

        /// Commands, to be stored or only to be looked for.
        static let commands = Kind(rawValue: 1)
        /// Appends that are refused unless they are stored already.
        static let refusals = Kind(rawValue: 2)
    }

    private let texts: [String]

    /// The text for one event, without arrays: what a caller who is alone waits for.
    let single: String

    init(events: String, commands: String, commandStreams: String, versions: String) {
        texts = (0..<4).map { number in
            InsertionText(
                kind: Kind(rawValue: number), events: events, commands: commands, commandStreams: commandStreams,
                versions: versions
            ).sql
        }
        single = SingleInsertionText(events: events, versions: versions).sql
    }

    subscript(kind: Kind) -> String { texts[kind.rawValue] }
}
#endif
