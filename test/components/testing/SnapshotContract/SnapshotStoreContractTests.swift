import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The snapshot store contract")
struct SnapshotStoreContractTests {
    private static let all = SnapshotStoreContract.cases + SnapshotStoreContract.eventCases

    @Test("catches a store that", arguments: SnapshotFlaw.keeping + SnapshotFlaw.atTheDoor + SnapshotFlaw.erasing)
    func bites(_ flaw: SnapshotFlaw) async throws {
        let testCase = try #require(Self.all.first { $0.name == flaw.sentence })
        let violation = await #expect(throws: ContractViolation.self) {
            try await testCase.run { FlawedSnapshotStore(flaw) }
        }
        #expect(violation?.testCase == flaw.sentence)
    }

    @Test("has a flawed store for each of its sentences")
    func isCovered() {
        let flaws = SnapshotFlaw.keeping + SnapshotFlaw.atTheDoor + SnapshotFlaw.erasing
        #expect(Set(flaws.map(\.sentence)) == Set(Self.all.map(\.name)))
    }

    @Test("catches a store that forgets everything when it is reopened, and one that closing leaves open")
    func restarts() async throws {
        for testCase in SnapshotStoreContract.restartCases {
            await #expect(throws: ContractViolation.self) {
                try await testCase.run {
                    InMemoryEventStore()
                } reopen: { _ in
                    InMemoryEventStore()
                }
            }
        }
        for testCase in SnapshotStoreContract.closingCases {
            await #expect(throws: ContractViolation.self) {
                try await testCase.run {
                    InMemoryEventStore()
                } close: { _ in
                }
            }
        }
    }

    @Test("runs as one, finds nothing wrong with a right store, and tells all that it finds in a wrong one")
    func runs() async throws {
        try await SnapshotStoreContract {
            InMemoryEventStore()
        } reopen: {
            $0
        }.run()
        let flaw = try #require(SnapshotFlaw.erasing.first)
        let breach = await #expect(throws: ContractBreach.self) {
            try await SnapshotStoreContract { FlawedSnapshotStore(flaw) }.run()
        }
        #expect(breach?.violations.map(\.testCase).contains(flaw.sentence) == true)
    }

    @Test("asks for a store that keeps events where a case needs one")
    func needsEvents() async throws {
        struct Shelf: SnapshotStore {
            let base = InMemoryEventStore()
            func snapshot(of stream: StreamID) async throws -> Snapshot? { try await base.snapshot(of: stream) }
            func save(_ snapshot: Snapshot) async throws -> Bool { try await base.save(snapshot) }
            func deleteSnapshot(of stream: StreamID) async throws { try await base.deleteSnapshot(of: stream) }
        }
        try await SnapshotStoreContract { Shelf() }.run()
        let violation = await #expect(throws: ContractViolation.self) {
            try await SnapshotStoreContract.eventCases[0].run { Shelf() }
        }
        #expect(violation?.subject.contains("events") == true)
    }
}
