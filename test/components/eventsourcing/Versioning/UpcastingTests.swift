import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import Testing

@Suite("A stored event of an older version")
struct UpcastingTests {
    private let reader: EventReader<Card.Event>

    init() throws {
        reader = try EventReader(of: Card.self)
    }

    private func events(_ event: NewEvent) throws -> [Card.Event] {
        try reader.events(of: event.stored).map(\.event)
    }

    @Test(
        "is read as what it means today",
        arguments: [
            (NewEvent.old("card.issued", 3, #"{"holder":"A","currency":"USD"}"#), "one that is at today's version"),
            (.old("card.issued", 2, #"{"holder":"A"}"#), "one step"),
            (.old("card.issued", 1, #"{"name":"A"}"#), "a chain of two"),
            (.old("card.created", 1, #"{"name":"A"}"#), "another name, then the chain"),
        ])
    func chains(event: NewEvent, what: String) throws {
        let currency = event.schemaVersion == 3 ? "USD" : "EUR"
        #expect(try events(event) == [.issued(holder: "A", currency: currency)], "\(what)")
    }

    @Test("takes a jump over versions where one is registered, whatever else begins in between")
    func jumps() throws {
        let steps: [Upcaster] = [
            .edit("card.issued", from: 1, to: 3) { payload in
                payload.rename("name", to: "holder")
                try payload.set("currency", to: "jumped")
            },
            .edit("card.issued", from: 2, to: 3) { payload in try payload.set("currency", to: "walked") },
            .refuse(EventVersion("card.topped")),
        ]
        let reader = try EventReader(Card.Event.self, upcasters: steps)
        let old = NewEvent.old("card.issued", 1, #"{"name":"A"}"#)
        #expect(try reader.events(of: old.stored).map(\.event) == [.issued(holder: "A", currency: "jumped")])
        let later = NewEvent.old("card.issued", 2, #"{"holder":"A"}"#)
        #expect(try reader.events(of: later.stored).map(\.event) == [.issued(holder: "A", currency: "walked")])
    }

    @Test("may become several, which share its place and are told apart by their ordinals")
    func splits() throws {
        let old = NewEvent.old("card.changed", #"{"holder":"B","city":"Ulm"}"#)
        let read = try reader.events(of: old.stored)
        #expect(read.map(\.event) == [.renamed(holder: "B"), .moved(city: "Ulm")])
        #expect(read.map(\.ordinal) == [1, 2])
        for event in read {
            #expect(event.position == 42 && event.version == 7 && event.stream == Card.stream("C"))
            #expect(event.stored.id == "e-1" && event.stored.type == "card.changed")
        }
    }

    @Test("may be dropped")
    func drops() throws {
        #expect(try events(.old("card.pinged", "{}")).isEmpty)
    }

    @Test("is seen by its steps with its metadata, id, time and place, and keeps members that no step touches")
    func sees() throws {
        let metadata = Metadata(source: "/branch/7", subject: "s", extensions: ["till": 3])
        let step = Upcaster(EventVersion("card.was"), to: [EventVersion("card.renamed")]) { form in
            #expect(form.metadata == metadata && form.stored.position == 42 && form.stored.time == .earliest)
            #expect(form.version == EventVersion("card.was") && form.stored.id == "e-1")
            return [
                try form.at(EventVersion("card.renamed")) { payload in
                    #expect(payload.names == ["holder", "big", "gone", "null"])
                    #expect(try payload.value("holder") == "A")
                    #expect(try payload.value("null", as: Int.self) == nil)
                    #expect(try payload.value("absent", as: Int.self) == nil)
                    payload.remove("gone")
                    payload.rename("absent", to: "present")
                    try payload.set("holder", to: payload.value("big", as: String.self))
                }
            ]
        }
        let reader = try EventReader(Card.Event.self, upcasters: Card.upcasters + [step])
        let old = NewEvent.old(
            "card.was", #"{"holder":"A","big":"0.10","gone":1,"null":null}"#, metadata: metadata)
        #expect(try reader.events(of: old.stored).map(\.event) == [.renamed(holder: "0.10")])
    }

    private func expectFault(_ event: StoredEvent, _ code: ErrorCode, _ words: String) {
        let error = #expect(throws: EventStoreError.self) { try reader.events(of: event) }
        #expect(error?.code == code)
        #expect(error?.context == ["type": event.type, "stream": "card-C", "version": "7", "position": "42"])
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        #expect(error?.description.contains("s3cret") == false)
    }

    @Test("that is newer than the program is an error that names it and both versions")
    func newer() {
        let newer = NewEvent.old("card.topped", 5, #"{"x":"s3cret"}"#).stored
        expectFault(newer, .unknownSchemaVersion, "schema version 5, this program knows version 2: it is newer")
    }

    @Test("whose type nothing leads on from is an error that names it")
    func unknown() {
        expectFault(NewEvent.old("card.burnt", #"{"x":"s3cret"}"#).stored, .unknownEventType, "isn't a case of")
    }

    @Test("whose step fails is an error that names it and the step, with the cause")
    func fails() {
        let old = NewEvent.old("card.topped", 1, #"{"euros":"s3cret"}"#).stored
        expectFault(old, .upcastFailed, "can't be brought up from card.topped version 1")
        expectFault(NewEvent.old("card.issued", 1, "[]").stored, .upcastFailed, "card.issued version 1")
        let error = #expect(throws: EventStoreError.self) { try reader.events(of: old) }
        #expect(error?.cause is DecodingError)
    }

    @Test("whose steps lead to a payload that doesn't decode is an error, too")
    func undecodable() {
        expectFault(
            NewEvent.old("card.issued", 2, #"{"x":"s3cret"}"#).stored, .undecodablePayload, "at card.issued.holder")
    }

    @Test("that is refused is an error when it turns up")
    func refused() throws {
        let parcels = try EventReader(Parcel.self, upcasters: Parcel.upcasters)
        let error = #expect(throws: EventStoreError.self) {
            try parcels.events(of: NewEvent.old("parcel.sent", 2, "{}").stored)
        }
        #expect(error?.code == .unknownSchemaVersion)
        #expect(error?.message.contains("parcel.sent version 2") == true)
    }

    @Test("out of which a step makes what it doesn't declare is an error that names both")
    func undeclared() throws {
        let step = Upcaster(EventVersion("card.was"), to: [EventVersion("card.moved")]) { form in
            [form.at(EventVersion("card.renamed"), payload: form.payload)]
        }
        let reader = try EventReader(Card.Event.self, upcasters: Card.upcasters + [step])
        let error = #expect(throws: EventStoreError.self) {
            try reader.events(of: NewEvent.old("card.was", #"{"holder":"A"}"#).stored)
        }
        #expect(error?.code == .upcastFailed)
        #expect(error?.message.contains("card.was version 1 as card.renamed version 1") == true)
    }

    @Test("that was erased says so, whatever its steps would make of it")
    func erased() {
        for type in ["card.issued", "card.pinged"] {
            let erased = NewEvent.old(type, "{}").stored.erased()
            expectFault(erased, .payloadErased, "was erased")
        }
    }
}
