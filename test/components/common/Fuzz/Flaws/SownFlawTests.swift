import OrchestrixCommon
import Testing

/// A fuzzer that finds nothing must be shown to find something.
@Suite("The fuzzer of JSONCodec")
struct SownFlawTests {
    @Test("finds every flaw that is sown within the ordinary run, and none where none is", arguments: SownFlaw.allCases)
    func findsFlaws(flaw: SownFlaw) {
        let extent = flaw == .noFlaw ? FuzzRun.Extent.cases(ofEachKind: 40) : .ordinary
        let outcome = FuzzRun(seed: 1, extent: extent, codec: FlawedCodec(flaw: flaw), isToShrink: false).outcome()
        #expect((outcome.breach == nil) == (flaw == .noFlaw), "\(outcome.report)")
    }

    @Test(
        "finds flaws by each kind of case on its own",
        arguments: [
            ("exchange", .lastDigitOfDecimals), ("types", .surrogatePairs), ("uses", .nestedSuper),
            ("reads", .nullIsMissing), ("documents", .lowBitsOfIntegers), ("damage", .trailingComma),
            ("misfits", .kindsOfErrors), ("refusals", .shortPaths),
        ] as [(String, SownFlaw)])
    func findsByEachKind(name: String, flaw: SownFlaw) throws {
        let kind = try #require(FuzzKind.named(name))
        let run = FuzzRun(
            seed: 1, extent: .ordinary, kinds: [kind], codec: FlawedCodec(flaw: flaw), isToShrink: false)
        #expect(run.outcome().breach != nil)
    }

    @Test("shows the shortest example, and the same one again by seed and case")
    func shrinks() throws {
        let codec = FlawedCodec(flaw: .surrogatePairs)
        let kind = try #require(FuzzKind.named("exchange"))
        let found = FuzzRun(seed: 1, extent: .ordinary, kinds: [kind], codec: codec).outcome()
        let breach = try #require(found.breach)
        #expect(breach.lines.contains { $0.hasPrefix("type String") }, "\(breach)")
        let again = FuzzRun(
            seed: 1, extent: .cases(ofEachKind: 1), first: found.count - 1, kinds: [kind], codec: codec)
        #expect(again.outcome().breach?.description == breach.description)
    }
}
