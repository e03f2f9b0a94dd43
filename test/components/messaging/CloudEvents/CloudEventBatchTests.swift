import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("A batch of events")
struct CloudEventBatchTests {
    private let codec = CloudEventCodec()

    private func event(_ id: String, _ data: CloudEventData? = nil, type: String? = nil) -> CloudEvent {
        CloudEvent(id: id, source: "/shop", type: "order.placed", dataContentType: type, data: data)
    }

    @Test("is a JSON array of events in their order, on one line")
    func writing() throws {
        let bytes = try codec.encodeBatch([event("1"), event("2", .text("a\nb"), type: "text/plain")])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"[{"specversion":"1.0","id":"1","source":"/shop","type":"order.placed"},"#
                + #"{"specversion":"1.0","id":"2","source":"/shop","type":"order.placed","#
                + #""datacontenttype":"text/plain","data":"a\nb"}]"#)
        #expect(CloudEventCodec.batchContentType == "application/cloudevents-batch+json")
    }

    @Test("goes out and comes in again, an empty one too")
    func roundTrip() throws {
        let deep = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
        let events = [
            event("1"), event("2", .json(try RawJSON(validating: Array(#"{"a":[1.10,"]},{"]}"#.utf8)))),
            event("3", .binary([0, 255])), event("4", .json(try RawJSON(validating: Array(deep.utf8)))),
        ]
        #expect(try codec.decodeBatch(codec.encodeBatch(events)) == events)
        #expect(try codec.encodeBatch([]) == Array("[]".utf8))
        #expect(try codec.decodeBatch(Array(" [ ] ".utf8)).isEmpty)
    }

    @Test("is refused as a whole for one event, by its place and its attribute")
    func refusedReading() throws {
        let good = #"{"specversion":"1.0","id":"1","source":"/","type":"t"}"#
        let cases: [(String, String?, ErrorCode)] = [
            (#"{"specversion":"1.0","source":"/","type":"t"}"#, "id", .missingAttribute),
            (#"{"specversion":"1.0","id":"1","id":"2","source":"/","type":"t"}"#, "id", .duplicateAttribute),
            (#"{"specversion":"1.0","id":"1","source":"a b","type":"t"}"#, "source", .invalidAttribute),
            (#"{"specversion":"1.0","id":"1","source":"/","type":"t","A":1}"#, "A", .invalidAttributeName),
            ("7", nil, .malformedCloudEvent), ("[]", nil, .malformedCloudEvent), ("null", nil, .malformedCloudEvent),
        ]
        for (bad, attribute, code) in cases {
            let text = "[\(good),\(bad),\(good)]"
            let error = try #require(
                #expect(throws: CloudEventError.self) { _ = try codec.decodeBatch(Array(text.utf8)) })
            #expect(error.attribute == attribute && error.code == code, "\(bad)")
            #expect(error.message.hasPrefix("event 2 of the batch: "))
        }
    }

    @Test("is refused where it isn't a JSON array", arguments: ["", "{}", "[", "[{}", "[1,]", "[] []", "nothing"])
    func malformed(text: String) {
        let error = #expect(throws: CloudEventError.self) { _ = try codec.decodeBatch(Array(text.utf8)) }
        #expect(error?.code == .malformedCloudEvent)
    }

    @Test("isn't written where one of its events can't be, and that event is named")
    func refusedWriting() {
        let error = #expect(throws: CloudEventError.self) { _ = try codec.encodeBatch([event("1"), event("")]) }
        #expect(error?.attribute == "id")
        #expect(error?.message == "event 2 of the batch: attribute id is empty")
    }
}
