/// One record of a CSV file.
struct CSVRecord: Hashable {
    /// The line on which it begins, from 1. A quoted field may hold line breaks.
    let line: Int

    /// Its fields.
    let fields: [CSVField]
}

/// One field of a record.
struct CSVField: Hashable {
    /// Its text, without the quotes around it.
    let text: String

    /// The byte at which it begins.
    let offset: Int
}
