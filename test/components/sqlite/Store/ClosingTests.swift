import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@Suite("Closing and opening again")
struct ClosingTests {
    private let folder = TemporaryFolder()

    @Test("a closed store refuses every call clearly, and closing twice is fine")
    func closed() async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        _ = try await store.append(.one("1"))
        try await store.close()
        try await store.close()
        let calls: [@Sendable () async throws -> Void] = [
            { _ = try await store.append(.one("2")) }, { _ = try await store.read(LogQuery()) },
            { _ = try await store.read(StreamQuery(StreamID(category: "a", id: "b"))) },
            { _ = try await store.streams(StreamListQuery()) }, { _ = try await store.command("c") },
            { _ = try await store.commands(CommandListQuery()) }, { _ = try await store.head() },
            { try await store.erase(StreamID(category: "a", id: "b")) }, { try await store.waitForEvents(after: 9) },
        ]
        for call in calls {
            let error = await #expect(throws: EventStoreError.self) { try await call() }
            #expect(error?.code == .storeClosed)
        }
    }

    @Test("whoever reads while the store is closed, by whomever, gets the answer or hears that it is closed")
    func reading() async throws {
        for round in 1...10 {
            let store = try await SQLiteEventStore(path: folder.file("\(round).sqlite"))
            _ = try await store.append(.one("1"))
            let heads = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<60 {
                    group.addTask {
                        if number % 20 == 10 { try? await store.close() }
                        do { return try await store.head() } catch let error as EventStoreError {
                            return error.code == .storeClosed ? nil : -1
                        } catch { return -1 }
                    }
                }
                return await group.reduce(into: Set<Int?>()) { $0.insert($1) }
            }
            #expect(heads.isSubset(of: [1, nil]) && heads.contains(nil))
        }
    }

    @Test("closing finishes what is being stored: whoever was told so finds it after opening again")
    func finishes() async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        let told = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<200 {
                group.addTask { try? await store.append(.one(String(number))).positions?.lowerBound }
            }
            group.addTask {
                try? await store.close()
                return nil
            }
            return await group.reduce(into: Set<Int>()) { if let position = $1 { $0.insert(position) } }
        }
        let again = try await SQLiteEventStore(path: folder.file())
        #expect(try await again.head() == told.count)
        #expect(told.isEmpty || told == Set(1...told.count))
        #expect(try await again.append(.one("next")).positions == told.count + 1...told.count + 1)
    }
}
