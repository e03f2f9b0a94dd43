import Foundation
import OrchestrixCommon
import Testing

/// `make fuzz` runs this for as long as one likes; here it makes the same few cases each time.
@Suite("JSONCodec under the fuzzer")
struct JSONFuzzTests {
    @Test("agrees with Foundation's coder on generated types and documents, but for the rules that the page tells")
    func agrees() throws {
        let run = try FuzzRun.fromEnvironment()
        let outcome = run.outcome()
        print(outcome.report)
        #expect(outcome.breach == nil, "\(outcome.report)")
        guard case .cases = run.extent, run.kinds.count > 1 else { return }
        for rule in Rule.allCases {
            #expect(outcome.tally.times(rule) > 0, "no case has met the rule \(rule)")
        }
    }

    @Test("differs from Foundation's coder only where the component's page says so", arguments: Rule.allCases)
    func isTold(rule: Rule) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...5).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let file = root.appending(path: "components/common/OrchestrixCommon.docc/OrchestrixCommon.md")
        #expect(try String(contentsOf: file, encoding: .utf8).contains("\n- \(rule.rawValue)\n"))
    }
}
