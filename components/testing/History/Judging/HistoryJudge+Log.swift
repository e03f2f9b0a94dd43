import OrchestrixEventSourcing

extension HistoryJudge {
    /// Positions and versions count, times don't go back, and what is there came from somebody, once.
    mutating func judgeLog() {
        var counts: [StreamID: Int] = [:]
        var known: Set<HistoryEventKey> = []
        var last: HistoryLog.Event?
        for event in log.events {
            judgePosition(event, behind: last)
            let version = counts[event.stream, default: 0] + 1
            counts[event.stream] = version
            if event.version != version { miscounted(event, version) }
            judgeContent(event, &known)
            last = event
        }
        for (stream, count) in counts where log.streams[stream] != count {
            let told = log.streams[stream].map { "version \($0)" } ?? "nothing"
            findings.add(.miscounted, "the list of streams", stream: stream, "it tells \(told), and there are \(count)")
        }
        for stream in log.streams.keys where counts[stream] == nil {
            findings.add(.miscounted, "the list of streams", stream: stream, "it has no events")
        }
    }

    private mutating func judgePosition(_ event: HistoryLog.Event, behind last: HistoryLog.Event?) {
        let expected = (last?.position ?? 0) + 1
        let name = Self.name(event)
        if event.position > expected {
            findings.add(
                .hole, name, stream: event.stream, position: expected,
                "the log goes on at \(event.position), there is nothing at \(expected)")
        }
        if event.position < expected {
            findings.add(
                .reordered, name, stream: event.stream, position: event.position,
                "it stands behind position \(expected - 1)")
        }
        if let last, event.recordedAt < last.recordedAt {
            findings.add(
                .timeWentBack, name, stream: event.stream, position: event.position,
                "it was recorded before its predecessor")
        }
    }

    private mutating func miscounted(_ event: HistoryLog.Event, _ version: Int) {
        findings.add(
            .miscounted, Self.name(event), stream: event.stream, position: event.position,
            "it has version \(event.version), and is the stream's event number \(version)")
    }

    private mutating func judgeContent(_ event: HistoryLog.Event, _ known: inout Set<HistoryEventKey>) {
        let name = Self.name(event)
        guard let key = event.key, let first = attempts[key.append]?.first else {
            return findings.add(
                .altered, name, stream: event.stream, position: event.position, "nobody has sent it")
        }
        let streams = first.eventStreams
        let isInStream = streams.indices.contains(Int(key.index)) && streams[Int(key.index)] == event.stream
        if !event.isIntact || !isInStream {
            findings.add(.altered, name, stream: event.stream, position: event.position, "it isn't as it was sent")
        }
        if !known.insert(key).inserted {
            findings.add(
                .doubled, key.append, stream: event.stream, position: event.position,
                "its event \(key.index) is there already")
        }
    }

    static func name(_ event: HistoryLog.Event) -> String {
        event.key.map { "\($0)" } ?? "an unknown event"
    }
}
