import Foundation
import OrchestrixTesting
import Testing

@testable import banking_demo

@Suite("import, killed and crowded", .overEachEngine)
struct ImportKillTests {
    @Test("killed again and again, and run again, it ends in exactly the state of one undisturbed run")
    func kills() async throws {
        var (seed, hits) = (Self.seed(), 0)
        // Where the machine is so busy that an import is through before it is hit often enough, another is disturbed.
        for _ in 0..<5 where hits < 20 {
            hits += try await disturbedEqualsUndisturbed(seed: seed)
            seed &+= 1
        }
        #expect(hits >= 20)
    }

    /// - Returns: how many runs were killed while they stored.
    private func disturbedEqualsUndisturbed(seed: UInt64) async throws -> Int {
        let text = GeneratedImport.text(seed: seed, prefix: "K", count: 3000)
        let (disturbed, undisturbed) = (try Teller(), try Teller())
        let hits = try await importDisturbed(text, by: disturbed, seed: seed)

        let file = try undisturbed.file("k.csv", text)
        let first = try await undisturbed("import", file)
        let expected = try await undisturbed("import", file)
        #expect(Self.refusals(first) == Self.refusals(expected))
        #expect(try await disturbed("import", disturbed.folder + "/k.csv") == expected)
        #expect(expected.lines[0].wholeMatch(of: #/applied +0/#) != nil)
        #expect(try await disturbed("accounts", "--json") == undisturbed("accounts", "--json"))
        #expect(try await BooksState(disturbed) == BooksState(undisturbed))
        #expect(try await disturbed("verify").lines == undisturbed("verify").lines)
        #expect(try await disturbed("verify").lines.last == "the books are in order")
        return hits
    }

    /// Imports with at most thirty kills, the later ones further apart.
    ///
    /// - Returns: how many runs were killed while they stored.
    private func importDisturbed(_ text: String, by teller: Teller, seed: UInt64) async throws -> Int {
        let file = try teller.file("k.csv", text)
        var (random, hits, isHit) = (SeededRandom(seed: seed ^ 1), 0, true)
        let arguments = ["import", file, "--store", teller.store, "--concurrency"]
        for round in 0..<30 where isHit {
            let width = ["4", "16", "64"].randomElement(using: &random) ?? "64"
            let commits = Int.random(in: 0...(round < 20 ? 5 : 40), using: &random)
            let delay = Duration.microseconds(Int.random(in: 0...8000, using: &random))
            isHit = try await teller.withStore { store in
                let call = try teller.start(arguments + [width])
                return try await Killer(store: store).strike(call, commits: commits, then: delay)
            }
            if isHit { hits += 1 }
        }
        let stored = try await BooksState(teller).commandCount
        print(
            "import of 3000 lines over \(teller.engine.rawValue), seed \(seed): \(hits) kills hit it while it stored,",
            "\(stored) commands by then")
        let last = try await teller.run(arguments + ["64"])
        #expect(last.status == 0, "\(last.errors)")
        return hits
    }

    @Test("four processes import different files and the same one at once: each line is carried out once")
    func crowd() async throws {
        let seed = Self.seed()
        print("imports by four processes, seed \(seed)")
        let (crowd, alone) = (try Teller(), try Teller())
        for teller in [crowd, alone] { _ = try await teller("import", teller.file("open.csv", Self.shared)) }
        let files = [
            GeneratedImport.text(seed: seed, prefix: "A", count: 700), Self.bookings("B", seed: seed ^ 2),
            Self.bookings("C", seed: seed ^ 3),
        ]
        var expected: [Ending] = []
        for (index, text) in files.enumerated() {
            expected.append(try await alone("import", alone.file("\(index).csv", text)))
        }
        let paths = try files.enumerated().map { try crowd.file("\($0).csv", $1) }
        async let one = crowd("import", paths[0])
        async let same = crowd("import", paths[0])
        async let second = crowd("import", paths[1])
        async let third = crowd("import", paths[2])
        let (twice, others) = try await ([one, same], [second, third])

        #expect(others == Array(expected[1...]))
        #expect(try twice.map { try Self.count("applied", $0) }.reduce(0, +) == Self.count("applied", expected[0]))
        for ending in twice {
            #expect(ending.status == 0)
            #expect(Self.refusals(ending) == Self.refusals(expected[0]))
        }
        #expect(try await crowd("verify") == alone("verify"))
        #expect(try await crowd("verify").lines.last == "the books are in order")
        #expect(try await crowd("accounts", "--json") == alone("accounts", "--json"))
    }
}

extension ImportKillTests {
    /// A new one for every run, or that of `ORCHESTRIX_SEED`, to repeat a run.
    private static func seed() -> UInt64 {
        ProcessInfo.processInfo.environment["ORCHESTRIX_SEED"].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
    }

    /// Ten accounts with so much on them that nothing is refused, whatever the order.
    private static let shared =
        "id,command,account,to,amount,text\n"
        + (0..<10).map { "S\($0),open,S\($0),,1000000,Shared\n" }.joined()

    private static func bookings(_ name: String, seed: UInt64) -> String {
        var random = SeededRandom(seed: seed)
        let lines = (0..<400).map { number in
            let (from, step) = (Int.random(in: 0..<10, using: &random), Int.random(in: 1..<10, using: &random))
            return switch number % 3 {
            case 0: "\(name)\(number),deposit,S\(from),,2.50,\n"
            case 1: "\(name)\(number),withdraw,S\(from),,1.25,\n"
            default: "\(name)\(number),transfer,S\(from),S\((from + step) % 10),3.75,\n"
            }
        }
        return "id,command,account,to,amount,text\n" + lines.joined()
    }

    private static func refusals(_ ending: Ending) -> [String] {
        ending.lines.filter { $0.hasPrefix("  line ") }
    }

    private static func count(_ name: String, _ ending: Ending) throws -> Int {
        let line = try #require(ending.lines.first { $0.hasPrefix(name) })
        return try #require(Int(line.dropFirst(name.count).trimmingCharacters(in: .whitespaces)))
    }
}
