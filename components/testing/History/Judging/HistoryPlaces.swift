import OrchestrixEventSourcing

/// The log as a row of appends: places from 1, at each of which one append has stored its events.
struct HistoryPlaces {
    struct Place {
        /// `nil` where nobody has sent such events.
        let key: HistoryKey?
        /// Where its events are in the log's list.
        var events: Range<Int>
        /// The position of its last event: the head of the log behind this place.
        var head: Int
    }

    /// A stream stands at `version` from the place on.
    struct Stage {
        var version: Int
        let place: Int
    }

    private(set) var places: [Place] = []
    private(set) var placesOf: [HistoryKey: [Int]] = [:]
    private(set) var stages: [StreamID: [Stage]] = [:]

    init(_ log: HistoryLog) {
        for (index, event) in log.events.enumerated() {
            enter(event, at: index)
            advance(event.stream)
        }
    }

    var count: Int { places.count }

    subscript(place: Int) -> Place { places[place - 1] }

    private mutating func enter(_ event: HistoryLog.Event, at index: Int) {
        if let last = places.last, let key = event.key?.append, last.key == key {
            places[places.count - 1].events = last.events.lowerBound..<(index + 1)
            places[places.count - 1].head = event.position
            return
        }
        places.append(Place(key: event.key?.append, events: index..<(index + 1), head: event.position))
        if let key = event.key?.append { placesOf[key, default: []].append(places.count) }
    }

    private mutating func advance(_ stream: StreamID) {
        let place = places.count
        let last = stages[stream]?.last
        if let last, last.place == place {
            stages[stream]![stages[stream]!.count - 1].version += 1
        } else {
            stages[stream, default: []].append(Stage(version: (last?.version ?? 0) + 1, place: place))
        }
    }
}

extension HistoryPlaces {
    /// The number of events in `stream` right behind a place.
    func version(of stream: StreamID, behind place: Int) -> Int {
        guard let stages = stages[stream] else { return 0 }
        let next = stages.firstIndex { $0.place > place }
        return next == 0 ? 0 : stages[(next ?? stages.count) - 1].version
    }

    /// From behind which place to before which the stream stood at `version`; `nil` where it never did.
    func span(of stream: StreamID, at version: Int) -> Range<Int>? {
        let stages = stages[stream] ?? []
        let next = stages.firstIndex { $0.version > version }
        let end = next.map { stages[$0].place } ?? count + 1
        guard version > 0 else { return version == 0 ? 0..<end : nil }
        let index = (next ?? stages.count) - 1
        return index >= 0 && stages[index].version == version ? stages[index].place..<end : nil
    }

    /// All the spans between changes of `stream`, with its versions.
    func spans(of stream: StreamID) -> [(version: Int, span: Range<Int>)] {
        let all = [Stage(version: 0, place: 0)] + (stages[stream] ?? [])
        return all.indices.map { index in
            (all[index].version, all[index].place..<(index + 1 < all.count ? all[index + 1].place : count + 1))
        }
    }

    /// The place behind which the log ends at `head`; `nil` where that is in the midst of an append.
    func place(endingAt head: Int) -> Int? {
        guard head > 0 else { return head == 0 ? 0 : nil }
        let index = places.firstIndex { $0.head >= head } ?? places.count
        return index < places.count && places[index].head == head ? index + 1 : nil
    }
}

extension Array {
    /// The first index whose element is so; what is so stays so for all elements behind it.
    fileprivate func firstIndex(where isSo: (Element) -> Bool) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isSo(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low < count ? low : nil
    }
}
