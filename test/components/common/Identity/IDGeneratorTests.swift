import OrchestrixCommon
import Synchronization
import Testing

@Suite("An id generator")
struct IDGeneratorTests {
    private static let noon = Timestamp(microsecondsSinceEpoch: 1_795_435_200_000_000)

    @Test("counts up behind its prefix")
    func counts() {
        let ids = IDGenerator.incrementing()
        #expect([ids.next(), ids.next(), ids.next()] == ["id-1", "id-2", "id-3"])
        #expect(IDGenerator.incrementing(prefix: "order-").next() == "order-1")
    }

    @Test("returns what the closure that it is made of returns")
    func injected() {
        #expect(IDGenerator { "always" }.next() == "always")
    }

    @Test("makes ids that increase, also within one millisecond")
    func increases() throws {
        let ids = (0..<10_000).map { _ in IDGenerator.uuidV7.next() }
        for (earlier, later) in zip(ids, ids.dropFirst()) {
            try #require(earlier < later)
        }
        #expect(ids.allSatisfy { UUIDv7($0)?.description == $0 })
    }

    @Test("makes the same ids again from the same clock and seed, and others from another seed")
    func deterministic() {
        func ids(seed: UInt64) -> [String] {
            let generator = IDGenerator.uuidV7(
                clock: .stepping(from: Self.noon, by: .microseconds(400)), seed: seed)
            return (0..<100).map { _ in generator.next() }
        }
        #expect(ids(seed: 1) == ids(seed: 1))
        #expect(Set(ids(seed: 1)).isDisjoint(with: ids(seed: 2)))
    }

    @Test("tells by its ids when they were made, to the millisecond")
    func carriesTime() throws {
        let generator = IDGenerator.uuidV7(clock: .stepping(from: Self.noon, by: .milliseconds(2)), seed: 1)
        let times = try (0..<3).map { _ in try #require(UUIDv7(generator.next())).timestamp }
        #expect(times == [Self.noon, Self.noon + .milliseconds(2), Self.noon + .milliseconds(4)])
    }

    @Test("makes ids that increase also when the clock stands still or is set back")
    func clockGoesBack() throws {
        for step: Duration in [.zero, .seconds(-1), .microseconds(-1)] {
            let generator = IDGenerator.uuidV7(clock: .stepping(from: Self.noon, by: step), seed: 7)
            let ids = (0..<1_000).map { _ in generator.next() }
            for (earlier, later) in zip(ids, ids.dropFirst()) { try #require(earlier < later) }
            #expect(UUIDv7(ids[999])?.timestamp == Self.noon)
        }
    }

    @Test("takes the years before 1970 for 1970")
    func beforeTheEpoch() {
        let generator = IDGenerator.uuidV7(clock: .fixed(.earliest), seed: 1)
        #expect(UUIDv7(generator.next())?.timestamp.microsecondsSinceEpoch == 0)
    }

    @Test(
        "never returns an id twice, whoever asks",
        arguments: [IDGenerator.uuidV7, .incrementing(), .uuidV7(clock: .fixed(noon), seed: 3)])
    func concurrency(generator: IDGenerator) async {
        let ids = await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in (0..<1_000).map { _ in generator.next() } }
            }
            return await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        #expect(ids.count == 8_000)
    }
}
