import OrchestrixEventSourcing

/// What is to be done with an append.
enum Decision {
    /// Nothing: this is its result.
    case done(AppendResult)
    /// Store this.
    case store(Commit)

    var result: AppendResult {
        switch self {
        case .done(let result): result
        case .store(let commit): commit.result
        }
    }
}
