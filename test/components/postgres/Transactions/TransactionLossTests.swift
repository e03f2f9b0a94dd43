#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A transaction that is interrupted")
struct TransactionLossTests {
    private func end(_ process: Int) async throws {
        _ = try await OtherProgram.texts("SELECT pg_terminate_backend(\(process))")
    }

    private func process(of tx: PostgresTransaction) async throws -> Int {
        try await tx.query("SELECT pg_backend_pid() AS process")[0].get("process")
    }

    @Test("by the end of its backend is rolled back, and says that it may be run again")
    func ended() async throws {
        let balances = try await Balances()
        for number in 1...3 {
            let error = await #expect(throws: (any Error).self) {
                try await balances.store.transaction { tx in
                    try await balances.add(1, in: tx)
                    try tx.append(.one("\(number)"))
                    try await end(try await process(of: tx))
                }
            }
            #expect((error as? any OrchestrixError)?.isRetryable == true)
        }
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
        try await balances.store.transaction { tx in try await balances.add(1, in: tx) }
        #expect(try await balances.amount == 1)
    }

    /// An ending of a transaction, and what became of it on a connection that was lost around COMMIT.
    private func ending(_ balances: Balances, _ requests: [AppendRequest]) -> TransactionEnding {
        TransactionEnding(
            requests: requests, tables: balances.store.tables, settings: balances.store.settings,
            now: Timestamp(microsecondsSinceEpoch: 0))
    }

    @Test("at COMMIT is found again by its event ids where it was committed, and known to be undone where it wasn't")
    func settled() async throws {
        let balances = try await Balances()
        let ending = ending(balances, [.one("1"), .one("2")])
        #expect(try await find(ending, balances) == nil)
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        try await connection.perform { session in _ = try session.run(.begin) }
        let outcome = try await ending.perform(on: connection).get()
        let found = try #require(try await find(ending, balances))
        #expect(found.appends == outcome.appends && !found.isRepeat)
        #expect(found.appends.map(\.positions) == [1...1, 2...2])
    }

    @Test("at COMMIT, with a command, is found again as a repetition: another may have sent the same")
    func settledCommand() async throws {
        let balances = try await Balances()
        let record = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: [])
        let request = AppendRequest(AppendRequest.one("1").writes, command: record)
        _ = try await balances.store.append(request)
        let found = try #require(try await find(ending(balances, [request]), balances))
        #expect(found.isRepeat && found.appends[0].positions == 1...1)
    }

    private func find(_ ending: TransactionEnding, _ balances: Balances) async throws -> TransactionEnding.Outcome? {
        try await balances.store.transactions.perform { session in
            try session.transact { session in try ending.find(in: session) }
        }
    }

    @Test("by the end of its backend while it waits for the log is rolled back")
    func endedInWaiting() async throws {
        let balances = try await Balances()
        let (store, tables) = (balances.store, balances.store.tables)
        let other = try await PostgresConnection.open(OtherProgram.settings)
        try await other.perform { session in _ = try session.run([.begin, .take(.log, of: tables)]) }
        let running = Task {
            try await store.transaction { tx in
                try await balances.add(1, in: tx)
                try tx.append(.one("1"))
            }
        }
        let end = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = '\(balances.schema)' AND wait_event = 'advisory'
            """
        while try await OtherProgram.texts(end).isEmpty { try Task.checkCancellation() }
        try await other.perform { session in _ = try session.run(.rollback) }
        let error = await #expect(throws: EventStoreError.self) { try await running.value }
        #expect(error?.isRetryable == true)
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
    }

    @Test("by cancellation in the middle of a long statement stops that on the server, and is rolled back")
    func cancelled() async throws {
        let balances = try await Balances()
        let running = Task {
            try await balances.store.transaction { tx in
                try await balances.add(1, in: tx)
                try tx.append(.one("1"))
                try await tx.query("SELECT pg_sleep(3600)")
            }
        }
        let sleeping = """
            SELECT pid FROM pg_stat_activity WHERE application_name = '\(balances.schema)' AND wait_event = 'PgSleep'
            """
        while try await OtherProgram.texts(sleeping).isEmpty { try Task.checkCancellation() }
        running.cancel()
        await #expect(throws: CancellationError.self) { try await running.value }
        #expect(try await OtherProgram.texts(sleeping).isEmpty)
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
    }

    @Test("by cancellation between two statements, or behind the last, is rolled back")
    func cancelledBetween() async throws {
        let balances = try await Balances()
        for isLast in [true, false] {
            let running = Task {
                try await balances.store.transaction { tx in
                    try tx.append(.one("1"))
                    try await balances.add(1, in: tx)
                    withUnsafeCurrentTask { $0?.cancel() }
                    if !isLast { try await balances.add(1, in: tx) }
                }
            }
            await #expect(throws: CancellationError.self) { try await running.value }
        }
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
    }

    @Test("by a closure that takes its time holds up neither appends nor readers, nor other transactions")
    func stalled() async throws {
        let balances = try await Balances()
        let (entered, entry) = AsyncStream<Void>.makeStream()
        let (leaving, leave) = AsyncStream<Void>.makeStream()
        let running = Task {
            try await balances.store.transaction { tx in
                try await balances.add(1, in: tx)
                try tx.append(.one("slow"))
                entry.finish()
                for await _ in leaving {}
            }
        }
        for await _ in entered {}
        for number in 1...20 {
            _ = try await balances.store.append(.one("\(number)"))
            #expect(try await balances.ids.count == number)
        }
        try await balances.store.transaction { tx in try tx.append(.one("quick")) }
        leave.finish()
        #expect(try await running.value.appends[0].positions == 22...22)
        #expect(try await balances.amount == 1)
    }
}
#endif
