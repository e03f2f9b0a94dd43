extension EventStoreContract {
    /// What must hold of every store.
    public static let cases: [Case] =
        AppendCases.all + ExpectationCases.all + RaceCases.all + AtomicityCases.all + RepetitionCases.all
        + CommandCases.all + StreamReadingCases.all + LogReadingCases.all + FilterCases.all + ListCases.all
        + DeletionCases.all + ErasureCases.all + SubscriptionCases.all + FollowingCases.all + FidelityCases.all
        + DoorCases.all

    /// What must hold of a store that keeps events beyond its process. They need `reopen`.
    public static let restartCases: [Case] = RestartCases.all

    /// What must hold of a store that can be closed. They need `close`.
    public static let closingCases: [Case] = ClosingCases.all
}
