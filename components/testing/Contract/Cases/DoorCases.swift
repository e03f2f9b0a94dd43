import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// What is refused before anything is written.
enum DoorCases {
    static let all = [
        EventStoreContract.Case("names that are empty, too long or hold control characters are refused", refusesNames),
        EventStoreContract.Case("names of the greatest length are taken, and one byte more is refused", takesLongest),
        EventStoreContract.Case("payloads and outcomes over the limit are refused", refusesLarge),
        EventStoreContract.Case("an append of more events than the limit is refused", refusesMany),
        EventStoreContract.Case("metadata that no CloudEvent can carry is refused", refusesMetadata),
        EventStoreContract.Case("requests that contradict themselves are refused", refusesContradictions),
        EventStoreContract.Case("a refusal doesn't tell what the payload holds", keepsSecrets),
    ]

    /// Holds that each request is refused, and that the store works as before afterwards.
    private static func expectRefused(_ trial: Trial, _ requests: [(String, AppendRequest)]) async throws {
        try await trial.append(["before"], to: box("fine"))
        for (subject, request) in requests {
            try await expectRefusal(subject, .invalidRequest) { try await trial.append(request) }
        }
        try await trial.append(["after"], to: box("fine"), expected: .exactly(1))
        try await trial.expectLog(["before", "after"])
        try expect("the streams", try await trial.store.streams(StreamListQuery()).map(\.stream), is: [box("fine")])
        try expect("the commands", try await trial.store.commands(CommandListQuery()), is: [])
    }

    static func refusesNames(_ trial: Trial) async throws {
        let long = String(repeating: "\u{E9}", count: max(trial.limits.nameBytes, trial.limits.streamIDBytes) / 2 + 1)
        var requests: [(String, AppendRequest)] = []
        for (what, name) in [
            ("empty", ""), ("too long", long), ("with a NUL", "a\0b"), ("with a line end", "a\nb"),
            ("with a DEL", "\u{7F}"), ("with a C1 control character", "a\u{85}b"),
        ] {
            requests += [
                ("a category \(what)", AppendRequest([trial.write(StreamID(category: name, id: "a"), ["x"])])),
                ("a stream id \(what)", AppendRequest([trial.write(box(name), ["x"])])),
                ("an event id \(what)", AppendRequest([trial.write(box("a"), [name])])),
                ("a type \(what)", request(trial, type: name)),
                ("a content type \(what)", request(trial, contentType: name)),
                ("a command id \(what)", AppendRequest([trial.write(box("a"), ["x"])], command: record(name))),
                ("a fingerprint \(what)", AppendRequest([], command: record("c", fingerprint: name))),
                ("a stream that is only checked \(what)", AppendRequest(to: box(name), expected: .any, events: [])),
            ]
        }
        requests += [
            ("a category with a hyphen", AppendRequest([trial.write(StreamID(category: "a-b", id: "c"), ["x"])])),
            ("a content type that is none", request(trial, contentType: "json")),
        ]
        try await expectRefused(trial, requests)
    }

    private static func request(
        _ trial: Trial, type: String = "contract.noted", schemaVersion: Int = 1, payload: EventPayload? = nil,
        contentType: String = "application/json", metadata: Metadata = Metadata()
    ) -> AppendRequest {
        let event = NewEvent(
            id: "x", type: type, schemaVersion: schemaVersion, time: moment, payload: payload ?? trial.payload("x"),
            contentType: contentType, metadata: metadata)
        return AppendRequest(to: box("a"), expected: .any, events: [event])
    }

    static func takesLongest(_ trial: Trial) async throws {
        let name = String(repeating: "n", count: trial.limits.nameBytes)
        let id = String(repeating: "i", count: trial.limits.streamIDBytes)
        let stream = StreamID(category: name, id: id)
        let event = NewEvent(id: name, type: name, time: moment, payload: trial.payload("x"))
        try await trial.append(
            AppendRequest(to: stream, expected: .noStream, events: [event], command: record(name, fingerprint: name)))
        try await trial.expectStream(stream, [name])
        try expect("the command", try await trial.store.command(name)?.record.key.fingerprint, is: name)
        for longer in [StreamID(category: name + "n", id: id), StreamID(category: name, id: id + "i")] {
            try await expectRefusal("a name that is a byte longer", .invalidRequest) {
                try await trial.append(["y"], to: longer)
            }
        }
    }

    static func refusesLarge(_ trial: Trial) async throws {
        guard trial.limits.payloadBytes < 1 << 28 else { return }  // too large to be put to the test
        let large = [UInt8](repeating: 0x20, count: trial.limits.payloadBytes + 1)
        let outcome = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: large)
        try await expectRefused(
            trial,
            [
                ("a payload over the limit", request(trial, payload: .encoded(large))),
                ("an outcome over the limit", AppendRequest([trial.write(box("a"), ["x"])], command: outcome)),
            ])
    }

    static func refusesMany(_ trial: Trial) async throws {
        guard trial.limits.eventsPerAppend < 1 << 20 else { return }  // too many to be put to the test
        let event = trial.event("x")
        let events = (0...trial.limits.eventsPerAppend).map { number in
            NewEvent(id: "x\(number)", type: event.type, time: moment, payload: event.payload)
        }
        try await expectRefused(
            trial, [("too many events", AppendRequest(to: box("a"), expected: .any, events: events))])
    }

    static func refusesMetadata(_ trial: Trial) async throws {
        let long = String(repeating: "n", count: trial.limits.attributeBytes + 1)
        var all: [(String, Metadata)] = [
            ("an empty source", Metadata(source: "")), ("a source with a blank", Metadata(source: "a b")),
            ("a source with half an escape", Metadata(source: "/100%")), ("an empty subject", Metadata(subject: "")),
            ("an empty data schema", Metadata(dataSchema: "")), ("a relative data schema", Metadata(dataSchema: "/a")),
            ("a long data schema", Metadata(dataSchema: "urn:" + long)),
        ]
        let texts = [
            ("with a NUL", "a\0b"), ("with a tab", "a\tb"), ("with a noncharacter", "a\u{FFFE}b"),
            ("over the limit", long),
        ]
        for (what, text) in texts {
            all += [
                ("a source \(what)", Metadata(source: text)), ("a subject \(what)", Metadata(subject: text)),
                ("a data schema \(what)", Metadata(dataSchema: text)),
                ("a correlation \(what)", Metadata(correlationID: text)),
                ("a causation \(what)", Metadata(causationID: text)),
                ("a traceparent \(what)", Metadata(traceParent: text)),
                ("a tracestate \(what)", Metadata(traceState: text)),
                ("an extension \(what)", Metadata(extensions: ["mine": .string(text)])),
            ]
        }
        for name in ["", "Upper", "under_score", "hy-phen", "ünï", "id", "time", "position", "streamversion", "data"] {
            all.append(("an extension named “\(name)”", Metadata(extensions: [name: "x"])))
        }
        try await expectRefused(trial, all.map { ($0, request(trial, metadata: $1)) })
    }

    static func refusesContradictions(_ trial: Trial) async throws {
        try await expectRefused(
            trial,
            [
                ("one stream twice", AppendRequest([trial.write(box("a"), ["x"]), trial.write(box("a"), ["y"])])),
                ("one event id twice in a stream", AppendRequest([trial.write(box("a"), ["x", "x"])])),
                (
                    "one event id in two streams",
                    AppendRequest([trial.write(box("a"), ["x"]), trial.write(box("b"), ["x"])])
                ),
                ("a version below zero", AppendRequest([trial.write(box("a"), ["x"], expected: .exactly(-1))])),
                ("a schema version of zero", request(trial, schemaVersion: 0)),
                ("a schema version that no CloudEvent can carry", request(trial, schemaVersion: 1 << 31)),
                ("an erased payload", request(trial, payload: .erased)),
            ])
    }

    static func keepsSecrets(_ trial: Trial) async throws {
        let secret = "s3cr3t"
        let long = trial.payload(secret)
        try await trial.append(NewEvent(id: "x", type: "contract.noted", time: moment, payload: long), to: box("a"))
        let requests = [
            (ErrorCode.invalidRequest, request(trial, schemaVersion: 0, payload: long)),
            (.eventIDConflict, request(trial, type: "contract.counted", payload: long)),
            (.eventIDConflict, request(trial, payload: trial.payload(secret + secret))),
            (.invalidRequest, request(trial, metadata: Metadata(subject: secret + "\0"))),
        ]
        for (code, request) in requests {
            let refusal = try await expectRefusal("a request with a secret", code) { try await trial.append(request) }
            try expect("that the refusal keeps the secret", !refusal.description.contains(secret))
        }
    }
}
