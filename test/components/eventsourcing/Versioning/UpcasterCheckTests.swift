import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("The upcasters of an event enum are checked when its reader is made:")
struct UpcasterCheckTests {
    enum Note: DomainEvent {
        case written(text: String)
        enum CodingKeys: String, EventKey { case written = "note.written" }
        static var schemaVersion: Int { 3 }
    }

    struct Notes: AggregateRoot {
        static let category = "notes"
        static let upcasters: [Upcaster] = [step("note.written", 2, "note.written", 3)]
        mutating func apply(_ event: Note) {}
    }

    private static func step(_ type: String, _ version: Int, _ target: String, _ later: Int) -> Upcaster {
        .rename(EventVersion(type, version), to: EventVersion(target, later))
    }

    private static let complete = [
        step("note.written", 1, "note.written", 2), step("note.written", 2, "note.written", 3),
    ]

    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let steps: [Upcaster]
        let words: [String]
    }

    private static let faults = [
        Fault(testDescription: "no step at all", steps: [], words: ["a gap", "note.written version 1", "version 3"]),
        Fault(
            testDescription: "a gap at the beginning", steps: [step("note.written", 2, "note.written", 3)],
            words: ["a gap", "note.written version 1", "version 3"]),
        Fault(
            testDescription: "a gap in the middle", steps: [step("note.written", 1, "note.written", 2)],
            words: ["note.written version 1 leads to note.written version 2", "nothing leads on", "version 3"]),
        Fault(
            testDescription: "a version that a jump leaves out", steps: [step("note.written", 1, "note.written", 3)],
            words: ["a gap", "note.written version 2", "version 3"]),
        Fault(
            testDescription: "a gap in an older type", steps: complete + [step("note.made", 2, "note.written", 1)],
            words: ["a gap", "note.made version 1"]),
        Fault(
            testDescription: "a circle over two types",
            steps: complete + [step("a", 1, "b", 1), step("b", 1, "a", 1)], words: ["from a version 1 lead back"]),
        Fault(
            testDescription: "a step that leads back", steps: complete + [step("a", 2, "a", 1)],
            words: ["from a version 2 back to version 1"]),
        Fault(
            testDescription: "a step to where it begins", steps: complete + [step("a", 1, "a", 1)],
            words: ["from a version 1 back to version 1"]),
        Fault(
            testDescription: "two steps with the same origin",
            steps: complete + [step("note.written", 1, "note.written", 3)],
            words: ["two steps begin at note.written version 1"]),
        Fault(
            testDescription: "a step to an unknown type", steps: complete + [step("a", 1, "note.wrote", 1)],
            words: ["a version 1 leads to note.wrote version 1", "isn't known"]),
        Fault(
            testDescription: "a step beyond the program's version", steps: complete + [step("a", 1, "note.written", 4)],
            words: ["a version 1 leads to note.written version 4", "version 3, which the program has"]),
        Fault(
            testDescription: "a step from the version that the program has",
            steps: complete + [step("note.written", 3, "note.written", 4)],
            words: ["begins at note.written version 3", "the program has version 3"]),
        Fault(
            testDescription: "a version below 1", steps: complete + [step("a", 0, "note.written", 1)],
            words: ["versions from 1"]),
        Fault(testDescription: "an empty name", steps: complete + [step("", 1, "note.written", 1)], words: ["names"]),
    ]

    @Test("refuses, naming types and versions,", arguments: faults)
    func refuses(_ fault: Fault) {
        let error = #expect(throws: EventStoreError.self) { try EventReader(Note.self, upcasters: fault.steps) }
        #expect(error?.code == .invalidRegistration)
        for word in fault.words { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
        #expect(error?.context.keys.sorted() == ["schemaversion", "type"])
    }

    @Test("takes complete chains, jumps, other names, splits and drops")
    func takes() throws {
        let steps =
            Self.complete + [
                Self.step("a", 1, "b", 1), Self.step("a", 2, "note.written", 3), Self.step("b", 1, "note.written", 2),
                .drop(EventVersion("c")),
                Upcaster(EventVersion("d"), to: [EventVersion("a", 1), EventVersion("c")]) { _ in [] },
            ]
        _ = try EventReader(Note.self, upcasters: steps)
        _ = try EventReader(
            Note.self,
            upcasters: [.refuse(EventVersion("note.written", 1)), Self.step("note.written", 2, "note.written", 3)]
        )
    }

    @Test("a gap fails the repository and the registry at the start, not when the old event turns up")
    func atStart() async throws {
        let notes = AggregateRepository<Notes>(store: InMemoryEventStore())
        let error = #expect(throws: EventStoreError.self) { try notes.checkRegistration() }
        #expect(error?.message.contains("note.written version 1") == true)
        await #expect(throws: EventStoreError.self) { try await notes.execute("N") { _ in [.written(text: "")] } }
        var registry = EventRegistry()
        #expect(throws: EventStoreError.self) { try registry.register(Notes.self) }
        #expect(registry.types.isEmpty)
    }

    @Test("a reader's fingerprint changes with types, versions, steps and their revisions, and with nothing else")
    func fingerprints() throws {
        func fingerprint(_ steps: [Upcaster]) throws -> String {
            try EventReader(Note.self, upcasters: steps).fingerprint
        }
        func edited(_ revision: Int) -> [Upcaster] {
            [.edit("note.written", from: 1, to: 2, revision: revision) { _ in }, Self.complete[1]]
        }
        let plain = try fingerprint(Self.complete)
        #expect(try fingerprint(Self.complete.reversed()) == plain)
        #expect(try fingerprint(edited(1)) == plain)
        let others = [
            try fingerprint(edited(2)), try fingerprint(Self.complete + [.drop(EventVersion("c"))]),
            try fingerprint([Self.step("note.written", 1, "note.written", 3), Self.complete[1]]),
            try EventReader(Card.Event.self, upcasters: Card.upcasters).fingerprint,
        ]
        #expect(Set(others + [plain]).count == 5)
    }
}
