#if Postgres
import OrchestrixEventSourcing
import OrchestrixPostgres
import Testing

@Suite("An append whose connection is lost at COMMIT")
struct LostAcknowledgementTests {
    private let schema = TestServer.freshSchema()
    private let proxy: CuttingProxy

    init() throws {
        proxy = try CuttingProxy()
    }

    /// The first append over a connection is looked up and then committed; later ones are committed with all the rest of
    /// their statements.
    @Test(
        "has its result all the same, and is stored once: repeated, it is known",
        arguments: [CuttingProxy.Cut.before, .after], [0, 3])
    func lost(cut: CuttingProxy.Cut, earlier: Int) async throws {
        let store = try await PostgreSQLEventStore(
            proxy.address(of: schema), configuration: TestServer.configuration(schema))
        for number in 0..<earlier { _ = try await store.append(.one("earlier \(number)")) }
        proxy.cut(cut)
        let result = try await store.append(.one("1"))
        #expect(!proxy.isArmed)
        #expect(result.positions == (earlier + 1)...(earlier + 1) && !result.isRepeat)
        #expect(try await store.append(.one("1")) == result.asRepeat())
        #expect(try await store.read(LogQuery()).events.map(\.id) == (0..<earlier).map { "earlier \($0)" } + ["1"])
    }
}
#endif
