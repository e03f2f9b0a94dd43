import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
@testable import OrchestrixTesting

/// What may happen to a store: appends to one stream or several, with commands and without, refusals, deletions, erasures;
/// with contents that are easily lost on the way.
struct RandomHistory {
    private var random: SeededRandom
    private var number = 0
    private static let names = ["a", "é", "e\u{301}", "𒀀 x", "a-b", "quo\"te\\", "9"]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func play(on store: some EventStore, steps: Int) async throws {
        for _ in 0..<steps {
            do {
                if Int.random(in: 0..<15, using: &random) == 0 {
                    try await store.erase(stream())
                } else {
                    _ = try await store.append(request())
                }
            } catch let error as EventStoreError where error.code == .streamDeleted {
                continue
            }
        }
    }

    private mutating func stream() -> StreamID {
        StreamID(
            category: ["box", "crate"].randomElement(using: &random)!, id: Self.names.randomElement(using: &random)!)
    }

    private mutating func request() -> AppendRequest {
        number += 1
        if Int.random(in: 0..<20, using: &random) == 0 {
            return .deletion(of: stream(), expected: .any, eventID: "end-\(number)", time: .latest)
        }
        let streams = Set((0..<Int.random(in: 1...3, using: &random)).map { _ in stream() })
        let writes = streams.sorted().map { StreamWrite($0, expected: .any, events: events()) }
        return AppendRequest(writes, command: Bool.random(using: &random) ? command() : nil)
    }

    private mutating func command() -> CommandRecord {
        let outcomes: [[UInt8]?] = [Array("{}".utf8), Array(#"{"refused": {"\u0000": "ü"}}"#.utf8), [0xFF], [], nil]
        return CommandRecord(
            key: CommandKey(id: "c-\(number) ü", fingerprint: "f\(number)"),
            outcome: outcomes.randomElement(using: &random)!)
    }

    private mutating func events() -> [NewEvent] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in event() }
    }

    private mutating func event() -> NewEvent {
        number += 1
        let (payload, contentType) = AwkwardValues.payloads.randomElement(using: &random)!
        return NewEvent(
            id: "e-\(number) 😀", type: "thing.ünï",
            schemaVersion: AwkwardValues.schemaVersions.randomElement(using: &random)!,
            time: AwkwardValues.times.randomElement(using: &random)!, payload: .encoded(payload),
            contentType: contentType, metadata: AwkwardValues.metadata.randomElement(using: &random)!)
    }
}
