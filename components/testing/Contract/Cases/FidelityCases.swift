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
        let texts = [
            #"{"b":1,"a":2,"a":3,  "spaces" : [ ] }"#, #"{"text":"\u0000 and \u0001"}"#,
            #"{"text":"ünï ünï 😀 \ud83d\ude00"}"#,
            #"{"number":10000000000000000000000.10}"#, #"{"quote":"'; DROP TABLE events; --"}"#, "null", "\"\"", "{}",
        ]
        var payloads = texts.map { ($0.bytes, "application/json") }
        payloads.append(([], "application/octet-stream"))
        payloads.append((Array(0...255), "application/octet-stream"))
        payloads.append(([0], "application/x-zero; charset=none"))
        payloads.append(([0xFF, 0xFE, 0xC0], "text/plain"))
        let events = payloads.enumerated().map { index, payload in
            NewEvent(
                id: "e\(index)", type: "contract.bytes", time: moment, payload: .encoded(payload.0),
                contentType: payload.1)
        }
        try await expectKept(trial, events)
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
        let extensions: [String: ExtensionValue] = [
            "text": "ünï 😀 e\u{301}", "empty": "", "number": .integer(.min), "another": .integer(.max), "zero": 0,
            "yes": true, "no": false, "numeral": "42", "truth": "true", "quote": "'\"\\%_{}",
        ]
        let all = [
            Metadata(), Metadata(source: "/%C3%BC?a=b#c", correlationID: "", causationID: ""),
            Metadata(
                source: "urn:x", subject: "s", dataSchema: "urn:schema", correlationID: "c", causationID: "d",
                traceParent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", traceState: "a=1,b=2",
                extensions: extensions),
            Metadata(traceParent: "only", extensions: ["one": "1"]), Metadata(subject: "e\u{301} \u{E9}"),
        ]
        try await expectKept(trial, all.enumerated().map { trial.event("e\($0)", metadata: $1) })
    }

    static func keepsTimes(_ trial: Trial) async throws {
        let times = [
            Timestamp.earliest, .latest, Timestamp(microsecondsSinceEpoch: 0), Timestamp(microsecondsSinceEpoch: -1),
            Timestamp(microsecondsSinceEpoch: 1), moment,
        ]
        let events = times.enumerated().map { index, time in
            NewEvent(
                id: "e\(index)", type: "contract.noted", schemaVersion: [1, 2, 65_536, Int(Int32.max)][index % 4],
                time: time, payload: trial.payload("e\(index)"))
        }
        try await expectKept(trial, events)
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
