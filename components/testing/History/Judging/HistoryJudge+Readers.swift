extension HistoryJudge {
    /// Each reader was given every event that is for it, once, in the order of the log.
    mutating func judgeReaders() {
        for (reader, pages) in history.pages.sorted(by: { $0.key < $1.key }) {
            let filter = HistoryFilter(reader: reader)
            let expected = filter == .all ? log.events : log.events.filter(filter.passes)
            var track = Track(name: "reader \(reader)", expected: expected)
            for page in pages {
                for item in page.items { follow(&track, item) }
                skip(&track, to: page.next + 1)
            }
        }
    }

    private struct Track {
        let name: String
        let expected: [HistoryLog.Event]
        var index = 0
        var last = 0
        var next: HistoryLog.Event? { index < expected.count ? expected[index] : nil }
    }

    private mutating func follow(_ track: inout Track, _ item: HistoryPage.Item) {
        guard item.position > track.last else {
            let kind: HistoryViolation.Kind = item.position == track.last ? .repeated : .reordered
            return findings.add(
                kind, track.name, position: item.position, "it was given this after position \(track.last)")
        }
        track.last = item.position
        skip(&track, to: item.position)
        guard let event = track.next, event.position == item.position else {
            return findings.add(
                item.key.map { places.placesOf[$0.append] == nil } ?? true ? .forgotten : .repeated, track.name,
                position: item.position, "it was given what isn't there for it")
        }
        track.index += 1
        guard event.key != item.key else { return }
        let isGone = item.key.map { places.placesOf[$0.append] == nil } ?? true
        findings.add(
            isGone ? .forgotten : .reordered, track.name, stream: event.stream, position: item.position,
            "it was given \(item.key.map { "\($0)" } ?? "an unknown event") where \(Self.name(event)) stands")
    }

    private mutating func skip(_ track: inout Track, to position: Int) {
        while let event = track.next, event.position < position {
            findings.add(
                .skipped, track.name, stream: event.stream, position: event.position,
                "it wasn't given \(Self.name(event))")
            track.index += 1
        }
    }
}
