import OrchestrixCommon
import OrchestrixMessaging

extension DeadLetter {
    /// A letter of the contract: about message `message`, from `handler`, that failed at `second` for the first time
    /// and a second later for the last.
    static func contract(
        _ id: String, message: String = "m-1", source: String = "/contract", type: String = "contract.noted",
        handler: String = "mailer", code: ErrorCode = "contract.failed", attempts: Int = 1, second: Int64 = 1
    ) -> DeadLetter {
        let event = CloudEvent(
            id: message, source: source, type: type, subject: "a subject, 日本語 \u{1F600}",
            time: Timestamp(microsecondsSinceEpoch: 1_767_225_600_123_456), dataContentType: "application/json",
            extensions: ["correlationid": "c-1", "count": 7, "urgent": true],
            data: CloudEventData(Array(#"{"text":"it's \u0000 \"so\"","n":1.10}"#.utf8), contentType: nil))
        return DeadLetter(
            id: id, message: event, handler: handler, errorCode: code, errorText: "it failed: 'why' is \(code)",
            attempts: attempts, firstFailedAt: Timestamp(microsecondsSinceEpoch: second * 1_000_000 + 1),
            lastFailedAt: Timestamp(microsecondsSinceEpoch: (second + 1) * 1_000_000))
    }
}

extension DeadLetterStore {
    /// Every letter, page by page.
    func all(_ filter: DeadLetterFilter = .all, pagesOf limit: Int = 100) async throws -> [DeadLetter] {
        var letters: [DeadLetter] = []
        var next: Int? = 0
        while let after = next {
            let page = try await list(DeadLetterQuery(filter: filter, after: after, limit: limit))
            try expect("a page's size", page.letters.count <= limit)
            letters += page.letters
            try expect("a page after another", page.next.map { $0 > after } ?? true)
            next = page.next
        }
        return letters
    }
}
