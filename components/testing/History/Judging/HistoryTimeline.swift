/// When the appends of a log can have been stored: bounds for each, which follow from what began and ended when.
///
/// The log gives the order of the appends, from 1 to `count`. That each has a moment between the beginning and the
/// end of its call, that these moments go up along the log, and that everything which anybody has seen was so at a
/// moment of his call, is the same as: no bound from below lies over a bound from above, once the lower bounds are
/// carried forward along the log and the upper ones back. So all of it is checked in linear time.
///
/// Place 0 stands for the empty log, and `count + 1` for what hasn't come yet.
struct HistoryTimeline {
    /// Who says so.
    enum Witness: Hashable {
        case append(HistoryKey)
        case refusal(attempt: Int)
        case sighting(Int)
        case page(reader: Int, index: Int)
    }

    struct Bound {
        var moment: HistoryMoment
        var witness: Witness?
    }

    let count: Int
    private(set) var earliest: [Bound]
    private(set) var latest: [Bound]

    init(count: Int) {
        self.count = count
        earliest = Array(repeating: Bound(moment: .min), count: count + 2)
        latest = Array(repeating: Bound(moment: .max), count: count + 2)
    }

    mutating func bound(_ place: Int, notBefore moment: HistoryMoment, by witness: Witness) {
        if moment > earliest[place].moment { earliest[place] = Bound(moment: moment, witness: witness) }
    }

    mutating func bound(_ place: Int, notAfter moment: HistoryMoment, by witness: Witness) {
        if moment < latest[place].moment { latest[place] = Bound(moment: moment, witness: witness) }
    }

    /// Somebody has seen the store, between two moments, as it was behind the place `span.lowerBound` and before the
    /// place `span.upperBound`.
    mutating func bound(_ span: Range<Int>, seenFrom began: HistoryMoment, to ended: HistoryMoment, by who: Witness) {
        if span.lowerBound > 0 { bound(span.lowerBound, notAfter: ended, by: who) }
        if span.upperBound <= count { bound(span.upperBound, notBefore: began, by: who) }
    }

    /// Carries lower bounds forward and upper ones back.
    mutating func settle() {
        guard count > 0 else { return }
        for place in 1...count where earliest[place].moment < earliest[place - 1].moment {
            earliest[place] = earliest[place - 1]
        }
        for place in (1...count).reversed() where latest[place].moment > latest[place + 1].moment {
            latest[place] = latest[place + 1]
        }
    }

    /// Whether the store can have been, between two moments, as it was behind one place and before another.
    func allows(_ span: Range<Int>, from began: HistoryMoment, to ended: HistoryMoment) -> Bool {
        let isOver = span.upperBound <= count && latest[span.upperBound].moment < began
        let isToCome = span.lowerBound > 0 && earliest[span.lowerBound].moment > ended
        return !isOver && !isToCome
    }

    /// The first place whose bounds contradict each other, with the two who say so.
    func contradiction() -> (place: Int, before: Witness?, after: Witness?)? {
        guard count > 0 else { return nil }
        let found = (1...count).first { earliest[$0].moment > latest[$0].moment }
        return found.map { ($0, earliest[$0].witness, latest[$0].witness) }
    }
}
