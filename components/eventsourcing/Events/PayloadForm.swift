/// The form in which a store holds payloads.
public enum PayloadForm: Sendable, Hashable {
    /// As bytes, in the stored form that every engine and every program can read.
    case encoded
    /// As Swift values, within one process.
    case typed
}
