/// One record of a CSV file.
struct CSVRecord: Hashable {
    /// The line on which it begins, from 1. A quoted field may hold line breaks.
    let line: Int

    /// Its fields.
    let fields: [CSVField]
}
