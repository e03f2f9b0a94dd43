extension HistoryJudge {
    private struct Period {
        let key: HistoryKey
        let began: HistoryMoment
        let ended: HistoryMoment
    }

    /// What was acknowledged before another append began stands before it. What holds bounds the timeline.
    mutating func judgeOrder() {
        var outOfOrder: Set<HistoryKey> = []
        var youngest: Period?
        let periods = settled.sorted { $0.value < $1.value }.map { (period(of: $0.key), $0.value) }
        for (period, place) in periods {
            if let young = youngest, period.ended < young.began, !outOfOrder.contains(young.key) {
                reordered(period.key, place, behind: young.key)
                outOfOrder.formUnion([period.key, young.key])
            } else if period.began > youngest?.began ?? .min {
                youngest = period
            }
        }
        for (period, place) in periods where !outOfOrder.contains(period.key) {
            timeline.bound(place, notBefore: period.began, by: .append(period.key))
            timeline.bound(place, notAfter: period.ended, by: .append(period.key))
        }
        timeline.settle()
    }

    /// From when to when it can have been stored.
    private func period(of key: HistoryKey) -> Period {
        let attempts = attempts[key] ?? []
        let fresh = attempts.first(where: \.outcome.isFresh)
        let began = fresh?.began ?? attempts.filter(\.outcome.mayHaveStored).map(\.began).min()
        let ended = attempts.filter(\.outcome.isStored).compactMap(\.ended).min()
        return Period(key: key, began: began ?? .min, ended: ended ?? .max)
    }

    private mutating func reordered(_ key: HistoryKey, _ place: Int, behind young: HistoryKey) {
        let first = log.events[places[place].events.lowerBound]
        findings.add(
            .reordered, key, stream: first.stream, position: first.position,
            "it was acknowledged before \(young) began, and stands behind it")
    }
}
