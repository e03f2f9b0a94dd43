extension HistoryJudge {
    /// A command is stored exactly where its events are, once; one without events at its place in the order.
    mutating func judgeCommands() {
        var found: Set<HistoryKey> = []
        var head = 0
        for command in log.commands {
            guard let key = command.key, let attempts = attempts[key], attempts[0].hasCommand, command.isIntact else {
                findings.add(.altered, name(command), "nobody has sent it so")
                continue
            }
            if command.head < head { findings.add(.reordered, name(command), "it is listed behind a later one") }
            head = max(head, command.head)
            guard found.insert(key).inserted else {
                findings.add(.doubled, name(command), "it is there already")
                continue
            }
            if attempts[0].eventCount > 0 { judgeWithEvents(command, key) } else { judgeAlone(command, key, attempts) }
        }
        judgeMissing(found)
    }

    private func name(_ command: HistoryLog.Command) -> String {
        command.key.map { "the command of \($0)" } ?? "an unknown command"
    }

    private mutating func judgeWithEvents(_ command: HistoryLog.Command, _ key: HistoryKey) {
        guard let place = places.placesOf[key]?.first else {
            return findings.add(.half, name(command), "it is there, and its events are not")
        }
        let events = log.events[places[place].events]
        guard settled[key] != nil, command.first != events.first?.position || command.last != events.last?.position
        else { return }
        findings.add(
            .misreported, name(command), position: events.first?.position,
            "it tells of positions \(command.first ?? 0)...\(command.last ?? 0)")
    }

    /// A command that was only checked against its streams.
    private mutating func judgeAlone(_ command: HistoryLog.Command, _ key: HistoryKey, _ attempts: [HistoryAttempt]) {
        guard let candidates = candidates(key, attempts, position: nil) else { return }
        guard let place = places.place(endingAt: command.head) else {
            return findings.add(.half, name(command), "it stands in the midst of an append, at \(command.head)")
        }
        let unmet = candidates.map { self.unmet($0, behind: place) }
        if let first = unmet[0], unmet.allSatisfy({ $0 != nil }) {
            findings.add(
                .ignoredExpectation, name(command), stream: first.write.stream, position: command.head,
                "it expected \(first.write.expected), and the stream was at \(first.version)")
        }
        let began = candidates.map(\.began).min() ?? .min
        let ended = attempts.filter(\.outcome.isStored).compactMap(\.ended).min() ?? .max
        if !timeline.allows(place..<(place + 1), from: began, to: ended) {
            findings.add(.reordered, name(command), position: command.head, "it wasn't sent while the log ended there")
        }
    }

    private mutating func judgeMissing(_ found: Set<HistoryKey>) {
        for (key, attempts) in attempts.sorted(by: { $0.key < $1.key })
        where attempts[0].hasCommand && !found.contains(key) {
            let stream = attempts[0].writes.first?.stream
            if settled[key] != nil {
                findings.add(.half, key, stream: stream, "its events are there, and its command is not")
            } else if attempts[0].eventCount == 0, attempts.contains(where: \.outcome.isStored) {
                findings.add(.lost, key, stream: stream, "its command was acknowledged, and isn't there")
            }
        }
    }
}
