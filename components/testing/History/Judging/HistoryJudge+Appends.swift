import OrchestrixEventSourcing

extension HistoryJudge {
    /// Appends of which something is in the log: all of it, once, in one piece, by right, and as it was told.
    mutating func judgePresent() {
        for (key, found) in places.placesOf.sorted(by: { $0.value[0] < $1.value[0] }) {
            guard let attempts = attempts[key], isWhole(key, found, attempts[0]) else { continue }
            judge(key, attempts, at: found[0])
        }
    }

    private mutating func isWhole(_ key: HistoryKey, _ found: [Int], _ attempt: HistoryAttempt) -> Bool {
        let events = found.flatMap { Array(log.events[places[$0].events]) }
        let indexes = events.compactMap { $0.key.map { Int($0.index) } }
        let missing = Set(0..<attempt.eventCount).subtracting(indexes).sorted()
        if let first = missing.first {
            findings.add(
                .half, key, stream: attempt.eventStreams[first], position: events[0].position,
                "of its \(attempt.eventCount) events, these aren't there: \(missing)")
            return false
        }
        guard indexes.count == attempt.eventCount else { return false }
        guard indexes == Array(0..<attempt.eventCount), found.count == 1 else {
            findings.add(
                .reordered, key, stream: events[0].stream, position: events[0].position,
                "its events stand at \(events.map(\.position)), as \(indexes)")
            return false
        }
        return true
    }

    private mutating func judge(_ key: HistoryKey, _ attempts: [HistoryAttempt], at place: Int) {
        let position = log.events[places[place].events.lowerBound].position
        guard let candidates = candidates(key, attempts, position: position) else { return }
        let unmet = candidates.map { self.unmet($0, behind: place - 1) }
        if let first = unmet[0], unmet.allSatisfy({ $0 != nil }) {
            findings.add(
                .ignoredExpectation, key, stream: first.write.stream, position: position,
                "it expected \(first.write.expected), and the stream was at \(first.version)")
        }
        for attempt in attempts { judgeReport(attempt, at: place) }
        settled[key] = place
    }

    /// The attempts that can have stored it.
    mutating func candidates(
        _ key: HistoryKey, _ attempts: [HistoryAttempt], position: Int?
    ) -> [HistoryAttempt]? {
        let stream = attempts[0].writes.first?.stream
        let fresh = attempts.filter(\.outcome.isFresh)
        guard fresh.count < 2 else {
            findings.add(
                .doubled, key, stream: stream, position: position, "\(fresh.count) attempts were told to have stored it"
            )
            return nil
        }
        let candidates = fresh.isEmpty ? attempts.filter(\.outcome.mayHaveStored) : fresh
        guard candidates.isEmpty else { return candidates }
        if attempts.contains(where: \.outcome.isStored) {
            findings.add(
                .misreported, key, stream: stream, position: position, "it was called a repetition, and is the first")
        } else {
            findings.add(
                .storedRefusal, key, stream: stream, position: position, "it was refused, and is there all the same")
        }
        return nil
    }

    private mutating func judgeReport(_ attempt: HistoryAttempt, at place: Int) {
        guard case .stored(let first, let last, let versions, _) = attempt.outcome else { return }
        let events = log.events[places[place].events]
        let positions = (events.first?.position, events.last?.position)
        if (first, last) != positions {
            findings.add(
                .misreported, attempt.key, stream: events.first?.stream, position: positions.0,
                "it was told to be at \(first ?? 0)...\(last ?? 0)")
        }
        let written = attempt.writes.filter { $0.events > 0 }.map(\.stream)
        let stored = written.map { places.version(of: $0, behind: place) }
        if versions != stored {
            findings.add(
                .misreported, attempt.key, stream: events.first?.stream, position: positions.0,
                "it was told to have led to versions \(versions), and led to \(stored)")
        }
    }
}

extension HistoryJudge {
    /// Appends with events of which nothing is in the log: nobody was told otherwise, and nobody has seen them.
    mutating func judgeAbsent() {
        let seen = Set(history.pages.values.joined().flatMap { $0.items.compactMap(\.key?.append) })
        let absent = attempts.filter { places.placesOf[$0.key] == nil && $0.value[0].eventCount > 0 }
        for (key, attempts) in absent.sorted(by: { $0.key < $1.key }) {
            let stream = attempts[0].writes.first?.stream
            let told = attempts.filter(\.outcome.isStored)
            if seen.contains(key) {
                findings.add(.forgotten, key, stream: stream, "a reader has seen it, and it isn't there any more")
            } else if told.contains(where: couldBeStored) {
                findings.add(.lost, key, stream: stream, "it was acknowledged, and isn't there")
            } else if let first = told.first {
                findings.add(
                    .acknowledgedRefusal, key, stream: stream,
                    "it was acknowledged, but its streams weren't as expected: \(first.writes.map(\.expected))")
            }
        }
    }

    /// Whether each of its streams was as expected at a moment of the attempt.
    func couldBeStored(_ attempt: HistoryAttempt) -> Bool {
        attempt.writes.allSatisfy { write in
            places.spans(of: write.stream).contains { version, span in
                write.expected.allows(version)
                    && timeline.allows(span, from: attempt.began, to: attempt.ended ?? .max)
            }
        }
    }
}
