import OrchestrixMessaging

extension RefusedText {
    static let required: [RefusedText] = [
        .alone(#""id":"1","source":"s","type":"t""#, .missingAttribute, "specversion"),
        .alone(#""specversion":"1.0","source":"s","type":"t""#, .missingAttribute, "id"),
        .alone(#""specversion":"1.0","id":"1","type":"t""#, .missingAttribute, "source"),
        .alone(#""specversion":"1.0","id":"1","source":"s""#, .missingAttribute, "type"),
        .alone(#""specversion":"1.0","id":null,"source":"s","type":"t""#, .missingAttribute, "id"),
        .alone(#""specversion":"","id":"1","source":"s","type":"t""#, .invalidAttribute, "specversion"),
        .alone(#""specversion":"1.0","id":"","source":"s","type":"t""#, .invalidAttribute, "id"),
        .alone(#""specversion":"1.0","id":"1","source":"","type":"t""#, .invalidAttribute, "source"),
        .alone(#""specversion":"1.0","id":"1","source":"s","type":"""#, .invalidAttribute, "type"),
        .alone(#""specversion":"0.3","id":"1","source":"s","type":"t""#, .invalidAttribute, "specversion"),
        .alone(#""specversion":"1.0.2","id":"1","source":"s","type":"t""#, .invalidAttribute, "specversion"),
        .alone(#""specversion":1.0,"id":"1","source":"s","type":"t""#, .invalidAttribute, "specversion"),
        .alone(#""specversion":"1.0","id":1,"source":"s","type":"t""#, .invalidAttribute, "id"),
        .alone(#""specversion":"1.0","id":"1","source":["s"],"type":"t""#, .invalidAttribute, "source"),
        .alone(#""specversion":"1.0","id":"1","source":"a b","type":"t""#, .invalidAttribute, "source"),
        .alone(#""specversion":"1.0","id":"1","source":"s","type":{}"#, .invalidAttribute, "type"),
        .alone(#""specversion":"1.0","id":"1","source":"s","type":true"#, .invalidAttribute, "type"),
    ]

    static let optional: [RefusedText] = [
        .with(#""subject":"""#, .invalidAttribute, "subject"),
        .with(#""subject":7"#, .invalidAttribute, "subject"),
        .with(#""time":"""#, .invalidAttribute, "time"),
        .with(#""time":"yesterday""#, .invalidAttribute, "time"),
        .with(#""time":"2026-02-30T00:00:00Z""#, .invalidAttribute, "time"),
        .with(#""time":"2026-11-23 08:27:06Z""#, .invalidAttribute, "time"),
        .with(#""time":"2026-11-23T08:27:06""#, .invalidAttribute, "time"),
        .with(#""time":1763886426"#, .invalidAttribute, "time"),
        .with(#""datacontenttype":"""#, .invalidAttribute, "datacontenttype"),
        .with(#""datacontenttype":"json""#, .invalidAttribute, "datacontenttype"),
        .with(#""datacontenttype":"text/plain; charset""#, .invalidAttribute, "datacontenttype"),
        .with(#""datacontenttype":false"#, .invalidAttribute, "datacontenttype"),
        .with(#""dataschema":"""#, .invalidAttribute, "dataschema"),
        .with(#""dataschema":"/order.json""#, .invalidAttribute, "dataschema"),
        .with(#""dataschema":"https://example.com/a b""#, .invalidAttribute, "dataschema"),
        .with(#""dataschema":{}"#, .invalidAttribute, "dataschema"),
    ]

    static let strings: [RefusedText] = [
        .with(#""subject":"a\u0000b""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\nb""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\u007Fb""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\u009Fb""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\uFDD0b""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\uFFFEb""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\uD83F\uDFFFb""#, .invalidAttribute, "subject"),
        .with(#""subject":"a\uD800b""#, .invalidAttribute, "subject"),
        .with(#""mine":"a\uDC00b""#, .invalidAttribute, "mine"),
        .with(#""mine":"\u001B[31m""#, .invalidAttribute, "mine"),
        .with(#""mine":"a\x""#, .invalidAttribute, "mine"),
    ]

    static let extensions: [RefusedText] = [
        .with(#""mine":2147483648"#, .invalidAttribute, "mine"),
        .with(#""mine":-2147483649"#, .invalidAttribute, "mine"),
        .with(#""mine":1.0"#, .invalidAttribute, "mine"),
        .with(#""mine":1e2"#, .invalidAttribute, "mine"),
        .with(#""mine":01"#, .invalidAttribute, "mine"),
        .with(#""mine":-"#, .invalidAttribute, "mine"),
        .with(#""mine":{"a":1}"#, .invalidAttribute, "mine"),
        .with(#""mine":[1]"#, .invalidAttribute, "mine"),
        .with(#""mine":yes"#, .invalidAttribute, "mine"),
        .with(#""mine":nul"#, .invalidAttribute, "mine"),
        .with(#""Mine":"a""#, .invalidAttributeName, "Mine"),
        .with(#""my_own":"a""#, .invalidAttributeName, "my_own"),
        .with(#""my-own":"a""#, .invalidAttributeName, "my-own"),
        .with(#""":"a""#, .invalidAttributeName, ""),
        .with(#""é":"a""#, .invalidAttributeName, "\\u{00E9}"),
        .with(#""a\u0000":"a""#, .invalidAttributeName, "a\\0"),
        .with(#""mine":1,"mine":1"#, .duplicateAttribute, "mine"),
        .with(#""id":"1""#, .duplicateAttribute, "id"),
        .with(#""\u0069d":"2""#, .duplicateAttribute, "id"),
        .with(#""data":1,"data":2"#, .duplicateAttribute, "data"),
    ]

    static let data: [RefusedText] = [
        .with(#""data":1,"data_base64":"AA==""#, .invalidEventData, "data_base64"),
        .with(#""data_base64":"A""#, .invalidEventData, "data_base64"),
        .with(#""data_base64":"AA-_""#, .invalidEventData, "data_base64"),
        .with(#""data_base64":"AA==\n""#, .invalidEventData, "data_base64"),
        .with(#""data_base64":17"#, .invalidAttribute, "data_base64"),
        .with(#""data":{"a":}"#, .invalidEventData, "data"),
        .with(#""data":[1}"#, .invalidEventData, "data"),
        .with(#""data":"\uD800""#, .invalidEventData, "data"),
        .with(#""data":nothing"#, .invalidEventData, "data"),
        .with(#""datacontenttype":"text/plain","data":7"#, .invalidEventData, "data"),
        .with(#""datacontenttype":"text/plain","data":{"a":1}"#, .invalidAttribute, "data"),
        .with(#""datacontenttype":"text/plain","data":"\uD800""#, .invalidAttribute, "data"),
    ]

    static let malformed: [RefusedText] = [
        "", " ", "null", "[]", "[{}]", "\"a\"", "{", "{\"", "{\"id\"", "{\"id\":", "{\"id\":}", "{\"id\":\"1\"",
        "{\"id\":\"1",
        "{\"id\":\"1\",}", "{id:1}", "{\"id\" \"1\"}", "{\"\\uD800\":1}", "{} {}", "{}x", "\u{FEFF}{}", "{\"data\":[1",
    ].map { RefusedText(text: $0, code: .malformedCloudEvent, attribute: nil) }
}
