/// What is to be done with an append.
public enum AppendDecision: Sendable {
    /// It was carried out before: give this result back and store nothing.
    indirect case repeated(AppendResult)

    /// Store it. Each write's events follow the version given here, in the order of the request's writes.
    case insert(versions: ShortList<Int>)
}
