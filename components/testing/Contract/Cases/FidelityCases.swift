import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// That what went in comes out.
enum FidelityCases {
    static let all = [
        EventStoreContract.Case("payload bytes come out as they went in", keepsBytes),
        EventStoreContract.Case("a payload of a mebibyte comes out as it went in", keepsLarge),
        EventStoreContract.Case("payloads that are values come out as equal values", keepsValues),
        EventStoreContract.Case("metadata comes out as it went in", keepsMetadata),
        EventStoreContract.Case("times and schema versions come out as they went in", keepsTimes),
        EventStoreContract.Case("ids that look alike but differ in their bytes are different", comparesBytes),
        EventStoreContract.Case("ids may hold anything printable", keepsStrangeNames),
    ]

    /// Appends the events to one stream, and holds that they come out of the stream and of the log as they are.
    private static func expectKept(_ trial: Trial, _ events: [NewEvent], in stream: StreamID = box("a")) async throws {
        let head = try await trial.store.head()
        let version = try await trial.version(of: stream)
        let result = try await trial.append(AppendRequest(to: stream, expected: .exactly(version), events: events))
        let time = try found("the time of the append", result.recordedAt)
        let expected = events.enumerated().map { index, event in
            SeenEvent(
                StoredEvent(
                    position: head + index + 1, stream: stream, version: version + index + 1, recordedAt: time,
                    event: event))
        }
        try expect(
            "from the stream", try await trial.events(of: stream).suffix(events.count).map(SeenEvent.init), is: expected
        )
        try expect("from the log", try await trial.log().suffix(events.count).map(SeenEvent.init), is: expected)
    }

    static func keepsBytes(_ trial: Trial) async throws {
        try await expectKept(trial, awkwardPayloads)
    }

    /// Events with payloads of any kind.
    static let awkwardPayloads = AwkwardValues.payloads.enumerated().map { index, payload in
        NewEvent(
            id: "bytes/\(index)", type: "contract.bytes", time: moment, payload: .encoded(payload.bytes),
            contentType: payload.contentType)
    }

    static func keepsLarge(_ trial: Trial) async throws {
        let bytes = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        guard bytes.count <= trial.limits.payloadBytes else { return }
        let event = NewEvent(
            id: "large", type: "contract.bytes", time: moment, payload: .encoded(bytes),
            contentType: "application/octet-stream")
        try await expectKept(trial, [event, trial.event("small")])
    }

    static func keepsValues(_ trial: Trial) async throws {
        try await expectKept(trial, [trial.event("plain"), trial.event("ünï 😀", .counted)])
        guard trial.store.payloads == .encoded else { return }
        let value = NewEvent(
            id: "value", type: "contract.noted", time: moment, payload: .typed(ContractEvent.noted(text: "value")))
        try await expectRefusal("a value for a store of bytes", .invalidRequest) {
            try await trial.append(value, to: box("a"))
        }
    }

    static func keepsMetadata(_ trial: Trial) async throws {
        try await expectKept(trial, awkwardMetadata(trial))
    }

    /// Events with metadata of any kind.
    static func awkwardMetadata(_ trial: Trial) -> [NewEvent] {
        AwkwardValues.metadata.enumerated().map { trial.event("metadata/\($0)", metadata: $1) }
    }

    static func keepsTimes(_ trial: Trial) async throws {
        try await expectKept(trial, awkwardTimes(trial))
    }

    /// Events of all times, with schema versions of any size.
    static func awkwardTimes(_ trial: Trial) -> [NewEvent] {
        let versions = AwkwardValues.schemaVersions
        return AwkwardValues.times.enumerated().map { index, time in
            NewEvent(
                id: "times/\(index)", type: "contract.noted", schemaVersion: versions[index % versions.count],
                time: time, payload: trial.payload("times"))
        }
    }

    static func comparesBytes(_ trial: Trial) async throws {
        let forms = [
            "caf\u{E9}", "cafe\u{301}", "Caf\u{E9}", "caf\u{E9} ", "\u{1100}\u{1161}", "\u{AC00}", "\u{212B}", "\u{C5}",
        ]
        for form in forms {
            for stream in [StreamID(category: form, id: "s"), box(form)] {
                try await trial.append(["\(stream.category)/\(form)"], to: stream, expected: .noStream)
            }
        }
        try expect("how many streams there are", try await trial.store.streams(StreamListQuery()).count, is: 16)
        for form in forms {
            let ids = try await trial.events(of: box(form)).map(\.id.bytes)
            try expect("the stream", ids, is: ["box/\(form)".bytes])
        }
        try await comparesTypes(trial, Array(forms[0...1]))
    }

    /// `forms` are two that look alike.
    private static func comparesTypes(_ trial: Trial, _ forms: [String]) async throws {
        let head = try await trial.store.head()
        let events = forms.map { form in
            NewEvent(id: "typed/\(form)", type: form, time: moment, payload: trial.payload("typed"))
        }
        try await trial.append(AppendRequest(to: box("typed"), expected: .noStream, events: events))
        for (index, form) in forms.enumerated() {
            let stream = try await trial.events(of: box("typed"), types: [form])
            try expect("the type in the stream", stream.map(\.position), is: [head + index + 1])
            let log = try await trial.log(filter: EventFilter(types: [form]))
            try expect("the type in the log", log.map(\.position), is: [head + index + 1])
        }
        let other = NewEvent(id: events[0].id, type: forms[1], time: moment, payload: events[0].payload)
        try await expectRefusal("the same event under another type that looks alike", .eventIDConflict) {
            try await trial.append(other, to: box("typed"))
        }
        let diverged = Checkpoint(position: head + 1, eventID: events[1].id)
        do {
            _ = try await trial.store.read(LogQuery(.after(diverged)))
        } catch is LogDiverged {
            return
        }
        throw Finding(
            "a reader that has seen an id that looks alike", expected: "LogDiverged", actual: "a page")
    }

    static func keepsStrangeNames(_ trial: Trial) async throws {
        let names = [
            "'; DROP TABLE events; --", "%", "_", "\"", "\\", "a b", " ", "-", "a-b-c", "😀", "\u{202E}abc", "NULL", "0",
        ]
        for name in names {
            let event = NewEvent(
                id: name, type: name, time: moment, payload: trial.payload("strange"),
                metadata: Metadata(subject: name, correlationID: name))
            try await expectKept(trial, [event], in: box(name))
            try expect(
                "by conversation", try await trial.log(filter: EventFilter(correlationID: name)).map(\.id), is: [name])
            try expect("by type", try await trial.log(filter: EventFilter(types: [name])).map(\.id), is: [name])
        }
    }
}
