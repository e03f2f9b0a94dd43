#if Postgres
import Testing

@testable import banking_demo

@Suite("Books in a PostgreSQL database", .enabled(if: Engine.server != nil))
struct DatabaseTests {
    private let teller: Teller

    init() throws {
        teller = try Engine.$current.withValue(.postgres) { try Teller() }
    }

    /// The address of the books with a password, which the server doesn't ask for.
    private var secretStore: String { teller.store.replacing("orchestrix@", with: "orchestrix:hunter2@") }

    @Test("each schema holds books of its own")
    func schemas() async throws {
        _ = try await teller("open", "A", "--owner", "Alice")
        let other = Engine.server(with: "schema=other_\(teller.schema)")
        #expect(try await teller.run(["accounts", "--json", "--store", other]) == .done("[", "]"))
        #expect(try await teller("balance", "A") == .done("A holds 0.00 (Alice, active, version 1)"))
    }

    @Test("several processes open them at once, the first time too, and carry out each command once")
    func crowd() async throws {
        let calls = try (0..<6).map { _ in
            try teller.start(["open", "A", "--owner", "Alice", "--id", "1", "--store", teller.store])
        }
        for call in calls { #expect(try await call.ended == .done("opened A for Alice, balance 0.00")) }
        let deposits = try (0..<6).map { _ in try teller.start(["deposit", "A", "10", "--store", teller.store]) }
        for call in deposits { #expect(try await call.ended.status == 0) }
        #expect(try await teller("balance", "A") == .done("A holds 60.00 (Alice, active, version 7)"))
    }

    @Test("the story says neither where they are nor the password, whichever way they were named")
    func story() async throws {
        let store = secretStore
        let endings = [
            try await teller.run(["--store", store]),
            try await teller.run([], environment: ["ORCHESTRIX_STORE": store]),
        ]
        for ending in endings {
            #expect(ending.status == 0 && ending.errors.isEmpty)
            #expect(!ending.output.contains("hunter2") && !ending.output.contains("://"))
        }
        #expect(endings[0].lines.contains("The books stay. Look into them, with their address in ORCHESTRIX_STORE:"))
        #expect(endings[1].lines.contains("The books stay. Look into them:"))
    }

    @Test("what is wrong with an address, or stands in a wrong place, is told without the address")
    func errors() async throws {
        let (store, nobody) = (secretStore, "postgresql://bank:hunter2@127.0.0.1:1/bank")
        for (arguments, status) in [
            (["accounts", "--store", nobody], 1), (["accounts", "--store", nobody.replacing(":1/", with: ":x/")], 1),
            (["accounts", "--store", nobody + "?schema="], 1), (["accounts", "--store", store + "&hue=hunter2"], 1),
            (["accounts", "--store", store, store], 64), (["--sotre", store], 64),
            (["accounts", "--sotre=" + store], 64), (["balance", store, "--store", store], 1),
            (["import", store, "--store", store], 1),
        ] as [([String], Int32)] {
            let ending = try await teller.run(arguments)
            #expect(ending.status == status && ending.output.isEmpty && !ending.errors.isEmpty)
            #expect(!ending.errors.contains("hunter2") && !ending.errors.contains("127.0.0.1"), "\(ending.errors)")
        }
        let refusal = "error: can't open the books: PostgreSQL can't be reached: nothing listens there"
        #expect(try await teller.run(["accounts", "--store", nobody]) == .refused(refusal))
    }
}
#endif
