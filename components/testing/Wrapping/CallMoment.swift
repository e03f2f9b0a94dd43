/// On which side of the wrapped store something happens to a call.
public enum CallMoment: Sendable, Hashable {
    /// Before the wrapped store is asked.
    case before
    /// After the wrapped store has done it, and before its answer is handed on: a lost acknowledgement.
    case after
}
