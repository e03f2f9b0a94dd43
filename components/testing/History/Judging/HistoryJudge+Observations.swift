import OrchestrixEventSourcing

extension HistoryJudge {
    /// Something that somebody has seen of the store between two moments.
    private struct Observation {
        let span: Range<Int>
        let began: HistoryMoment
        let ended: HistoryMoment
        let witness: HistoryTimeline.Witness
    }

    /// Each refusal, and whatever was read, was so at a moment of its call, and all of them in one order.
    mutating func judgeObservations() {
        var observations: [Observation] = []
        for (index, attempt) in history.attempts.enumerated() {
            if let refusal = refusal(attempt, index) { observations.append(refusal) }
        }
        for (index, sighting) in history.sightings.enumerated() {
            if let seen = seen(sighting, index) { observations.append(seen) }
        }
        for (reader, pages) in history.pages {
            for (index, page) in pages.enumerated() {
                if let seen = seen(page, reader, index) { observations.append(seen) }
            }
        }
        for seen in observations {
            timeline.bound(seen.span, seenFrom: seen.began, to: seen.ended, by: seen.witness)
        }
        timeline.settle()
        if let found = timeline.contradiction() { contradicted(found.place, found.before, found.after) }
    }

    private mutating func refusal(_ attempt: HistoryAttempt, _ index: Int) -> Observation? {
        guard case .lostRace(let number, let actual) = attempt.outcome, let ended = attempt.ended else { return nil }
        guard attempt.writes.indices.contains(number) else {
            findings.add(.wrongRefusal, attempt.key, "it names a stream or an expectation that it didn't have")
            return nil
        }
        let write = attempt.writes[number]
        let text = "it expected \(write.expected), and was told of version \(actual)"
        let own = settled[attempt.key] ?? places.count + 1
        guard !write.expected.allows(actual), let span = places.span(of: write.stream, at: actual),
            span.lowerBound < own
        else {
            findings.add(.wrongRefusal, attempt.key, stream: write.stream, "\(text), which it wasn't at then")
            return nil
        }
        let before = span.lowerBound..<min(span.upperBound, own)
        guard timeline.allows(before, from: attempt.began, to: ended) else {
            findings.add(.wrongRefusal, attempt.key, stream: write.stream, "\(text), which it wasn't at meanwhile")
            return nil
        }
        return Observation(span: before, began: attempt.began, ended: ended, witness: .refusal(attempt: index))
    }

    private mutating func seen(_ sighting: HistorySighting, _ index: Int) -> Observation? {
        let stream = sighting.stream
        guard let span = places.span(of: stream, at: sighting.version) else {
            let isBeyond = sighting.version > places.version(of: stream, behind: places.count)
            findings.add(
                isBeyond ? .forgotten : .half, "a writer that reads", stream: stream,
                "it saw version \(sighting.version), which no append has led to")
            return nil
        }
        guard timeline.allows(span, from: sighting.began, to: sighting.ended) else {
            findings.add(
                .stale, "a writer that reads", stream: stream,
                "it saw version \(sighting.version), which the stream wasn't at meanwhile")
            return nil
        }
        return Observation(
            span: span, began: sighting.began, ended: sighting.ended, witness: .sighting(index))
    }

    private mutating func seen(_ page: HistoryPage, _ reader: Int, _ index: Int) -> Observation? {
        guard let head = page.head else { return nil }
        guard let place = places.place(endingAt: head) else {
            let isBeyond = head > log.events.last?.position ?? 0
            findings.add(
                isBeyond ? .forgotten : .half, "reader \(reader)", position: head,
                "it saw the log end there, which no append has led to")
            return nil
        }
        guard timeline.allows(place..<(place + 1), from: page.began, to: page.ended) else {
            findings.add(
                .stale, "reader \(reader)", position: head, "it saw the log end there, which it didn't meanwhile")
            return nil
        }
        return Observation(
            span: place..<(place + 1), began: page.began, ended: page.ended,
            witness: .page(reader: reader, index: index))
    }

    /// Each is right for itself, but not together.
    private mutating func contradicted(
        _ place: Int, _ before: HistoryTimeline.Witness?, _ after: HistoryTimeline.Witness?
    ) {
        let witnesses = [before, after].compactMap { $0 }
        let isRefusal = witnesses.contains { if case .refusal = $0 { true } else { false } }
        let isAppend = witnesses.allSatisfy { if case .append = $0 { true } else { false } }
        let event = log.events[places[place].events.lowerBound]
        let text = "\(told(before)) came before it, after \(told(after)) had ended, which came behind it"
        findings.add(
            isRefusal ? .wrongRefusal : isAppend ? .reordered : .stale, HistoryJudge.name(event),
            stream: event.stream, position: event.position, text)
    }

    private func told(_ witness: HistoryTimeline.Witness?) -> String {
        switch witness {
        case .append(let key): "\(key)"
        case .refusal(let index): "the refusal of \(history.attempts[index].key)"
        case .sighting(let index): "a look at stream \(history.sightings[index].stream)"
        case .page(let reader, let index): "page \(index + 1) of reader \(reader)"
        case nil: "something"
        }
    }
}
