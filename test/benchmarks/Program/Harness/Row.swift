/// One line of the table: some work, what it is compared with, and how many times faster it shall be.
struct Row {
    let name: String
    let work: String
    let unit: String
    /// By which the contenders of this row measure.
    let clock: Clock
    /// The ratio to reach; `nil` for a row that is there to look at.
    let goal: Double?
    let ours: Contender
    let reference: Reference
}
