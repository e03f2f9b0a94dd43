/// What the rounds of a row showed.
struct Result {
    let row: Row
    /// Operations a second.
    private(set) var ours = Series()
    private(set) var reference = Series()
    /// Ours over the reference, round by round.
    private(set) var ratio = Series()

    init(_ row: Row) {
        self.row = row
    }

    mutating func add(ours mine: Double, reference theirs: Double) {
        ours.add(mine)
        reference.add(theirs)
        ratio.add(mine / theirs)
    }

    /// Whether the row's goal is reached; `nil` where it has none.
    var isMet: Bool? { row.goal.map { ratio.median >= $0 } }
}
