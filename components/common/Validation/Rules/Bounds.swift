/// What a range asks for, in words.
struct Bounds<Bound: Comparable> {
    let text: String

    init(_ range: some RangeExpression<Bound>) {
        text =
            switch range {
            case let range as ClosedRange<Bound>: "from \(range.lowerBound) to \(range.upperBound)"
            case let range as Range<Bound>: "from \(range.lowerBound) to below \(range.upperBound)"
            case let range as PartialRangeFrom<Bound>: "at least \(range.lowerBound)"
            case let range as PartialRangeThrough<Bound>: "at most \(range.upperBound)"
            case let range as PartialRangeUpTo<Bound>: "below \(range.upperBound)"
            default: "within the permitted range"
            }
    }
}
