import Foundation
import NDJSONStore
import Orchestrix
import OrchestrixTesting
import XCTest

/// The same contract in XCTest, and all of it at once.
final class NDJSONStoreTestCase: XCTestCase {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ndjson-xctest-\(UUID())")

    override func setUpWithError() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    func testKeepsTheEventStoreContract() async throws {
        let folder = folder
        try await EventStoreContract {
            try NDJSONEventStore(path: folder.appendingPathComponent("\(UUID()).ndjson").path)
        } reopen: { store in
            await store.close()
            return try NDJSONEventStore(path: store.path)
        } close: { store in
            await store.close()
        }.run()
    }

    /// What throws plain errors fails a test that only lets it through.
    func testNoticesAStoreThatBreaksIt() async throws {
        do {
            try await EventStoreContract { ForgetfulStore() }.run()
            XCTFail("the contract was to be broken")
        } catch let breach as ContractBreach {
            XCTAssertTrue(breach.violations.contains { $0.testCase.contains("erasing") }, "\(breach)")
        }
    }
}

/// A store that says it erases, and doesn't.
private final class ForgetfulStore: EventStoreWrapper {
    let wrapped: any EventStore = InMemoryEventStore()

    func erase(_ stream: StreamID) async throws -> Int { 0 }
}
