import OrchestrixCommon
import Testing

@Suite("An id generator")
struct IDGeneratorTests {
    @Test("counts up behind its prefix")
    func counts() {
        let ids = IDGenerator.incrementing()
        #expect([ids.next(), ids.next(), ids.next()] == ["id-1", "id-2", "id-3"])
        #expect(IDGenerator.incrementing(prefix: "order-").next() == "order-1")
    }

    @Test("makes ids that increase, also within one millisecond")
    func increases() throws {
        let ids = (0..<10_000).map { _ in IDGenerator.uuidV7.next() }
        for (earlier, later) in zip(ids, ids.dropFirst()) {
            try #require(earlier < later)
        }
        #expect(ids.allSatisfy { UUIDv7($0)?.description == $0 })
    }
}
