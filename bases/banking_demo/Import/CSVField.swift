/// One field of a record.
struct CSVField: Hashable {
    /// Its text, without the quotes around it.
    let text: String

    /// The byte at which it begins.
    let offset: Int
}
