import Foundation
import OrchestrixEventSourcing
import OrchestrixMemory
import Testing

@Suite("The examples of the documentation page")
struct PageTests {
    @Test("do what the page says")
    func runs() async throws {
        var printed: [String] = []
        let (done, before) = try await pageExample(InMemoryEventStore()) { printed.append("\($0) \($1) \($2) \($3)") }
        #expect(done.state.balance == 380 && done.version == 3)
        #expect(before.state.balance == 500)
        #expect(
            printed == [
                "1 account-ACC-001 1 account.opened", "2 account-ACC-001 2 account.deposited",
                "3 account-ACC-001 3 account.withdrawn",
            ])
    }

    @Test("read old events as the page says, and take snapshots")
    func readsVersions() async throws {
        let store = InMemoryEventStore()
        let events: [NewEvent] = [
            .old("customer.created", #"{"fullname":"Alice"}"#, id: "1"), .old("customer.pinged", "{}", id: "2"),
            .old("customer.changed", #"{"name":"Alma","city":"Ulm"}"#, id: "3"),
        ]
        _ = try await store.append(AppendRequest(to: Customer.stream("C-0"), expected: .noStream, events: events))
        var read: [String] = []
        try await versioningExample(store) { read.append("\($0) \($1) \($2)") }
        #expect(
            read == [
                #"1 1 registered(name: "Alice", country: "DE")"#, #"3 1 renamed(name: "Alma")"#,
                #"3 2 moved(city: "Ulm")"#,
            ])
        try await snapshotExample(store)
        let customers = policyExample(store)
        try await customers.execute("C-1") { _ in Array(repeating: .moved(city: "Bonn"), count: 99) }
        await customers.settleSnapshots()
        #expect(try await store.snapshot(of: Customer.stream("C-1"))?.version == 100)
    }

    @Test("write a log to a file, one line an event")
    func exports() async throws {
        let store = InMemoryEventStore()
        _ = try await store.append(
            AppendRequest(
                to: Customer.stream("C-0"), expected: .noStream, events: [.old("customer.pinged", "{}", id: "1")]))
        let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data().write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try await exportExample(store, to: FileHandle(forWritingTo: url))
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1 && lines[0].contains(#""type":"customer.pinged""#))
    }

    @Test("are compiled here, line by line")
    func areCompiled() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let page = root.appending(
            path: "components/eventsourcing/OrchestrixEventSourcing.docc/OrchestrixEventSourcing.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
        let printed = blocks.flatMap { lines(of: $0.components(separatedBy: "```")[0]) }
        var compiled = lines(of: try String(contentsOf: folder.appending(path: "PageExample.swift"), encoding: .utf8))[
            ...]
        #expect(printed.count > 30)
        for line in printed {
            // What stands between two lines of the page is the function around them.
            let found = try #require(compiled.firstIndex(of: line), "\(line)")
            compiled = compiled[(found + 1)...]
        }
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
