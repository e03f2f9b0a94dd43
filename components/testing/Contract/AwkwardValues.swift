import OrchestrixCommon
import OrchestrixMessaging

/// What an engine may be tempted to write down in another form than it was given.
enum AwkwardValues {
    /// Payloads and their media types.
    static let payloads: [(bytes: [UInt8], contentType: String)] =
        texts.map { ($0.bytes, "application/json") } + [
            ([], "application/octet-stream"), (Array(0...255), "application/octet-stream"),
            ([0], "application/x-zero; charset=none"), ([0xFF, 0xFE, 0xC0], "text/plain"),
            ("two\r\nlines\n".bytes, "text/plain; charset=utf-8"), ("[1,".bytes, "application/json"),
        ]

    private static let texts = [
        #"{"b":1,"a":2,"a":3,  "spaces" : [ ] }"#, #"{"text":"\u0000 and \u0001"}"#,
        #"{"text":"ünï ünï 😀 \ud83d\ude00"}"#, #"{"number":10000000000000000000000.10}"#,
        #"{"quote":"'; DROP TABLE events; --"}"#, "null", "\"\"", "{}", " {} \n",
        "{\"lines\":\n\t[1,\r\n2]\n}",
    ]

    static let metadata = [
        Metadata(), Metadata(source: "/%C3%BC?a=b#c", correlationID: "", causationID: ""),
        Metadata(
            source: "urn:x", subject: "s", dataSchema: "urn:schema", correlationID: "c", causationID: "d",
            traceParent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", traceState: "a=1,b=2",
            extensions: extensions),
        Metadata(traceParent: "only", extensions: ["one": "1"]), Metadata(subject: "e\u{301} \u{E9}"),
    ]

    private static let extensions: [String: ExtensionValue] = [
        "text": "ünï 😀 e\u{301}", "empty": "", "number": .integer(.min), "another": .integer(.max), "zero": 0,
        "yes": true, "no": false, "numeral": "42", "truth": "true", "quote": "'\"\\%_{}",
    ]

    static let times = [
        Timestamp.earliest, .latest, Timestamp(microsecondsSinceEpoch: 0), Timestamp(microsecondsSinceEpoch: -1),
        Timestamp(microsecondsSinceEpoch: 1), moment,
    ]

    static let schemaVersions = [1, 2, 65_536, Int(Int32.max)]
}
