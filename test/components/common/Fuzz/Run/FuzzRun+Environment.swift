import Foundation

extension FuzzRun {
    /// As the environment says, by default a few cases that always are the same.
    ///
    /// - `ORCHESTRIX_FUZZ_SECONDS`: how long it runs.
    /// - `ORCHESTRIX_SEED`: the seed.
    /// - `ORCHESTRIX_FUZZ_CASE`: the one case that is carried out, such as `documents/17`.
    /// - `ORCHESTRIX_FUZZ_MARKER`: the file in which the name of the case at work is kept.
    static func fromEnvironment() throws -> FuzzRun {
        let environment = ProcessInfo.processInfo.environment
        let marker = try environment["ORCHESTRIX_FUZZ_MARKER"].map { try CaseMarker(path: $0) }
        let seed = try environment["ORCHESTRIX_SEED"].map { try number($0) }
        if let name = environment["ORCHESTRIX_FUZZ_CASE"] {
            let parts = name.split(separator: "/")
            guard parts.count == 2, let kind = FuzzKind.named(String(parts[0])) else {
                throw Breach("there is no case \(name); kinds of cases are \(FuzzKind.all.map(\.name))")
            }
            let first = Int(try number(String(parts[1])))
            return FuzzRun(
                seed: seed ?? 1, extent: .cases(ofEachKind: 1), first: first, kinds: [kind], marker: marker)
        }
        guard let seconds = try environment["ORCHESTRIX_FUZZ_SECONDS"].map({ try number($0) }) else {
            return FuzzRun(seed: seed ?? 1, extent: .ordinary, marker: marker)
        }
        return FuzzRun(seed: seed ?? .random(in: 1...999_999_999), extent: .time(.seconds(seconds)), marker: marker)
    }

    private static func number(_ text: String) throws -> UInt64 {
        guard let number = UInt64(text) else { throw Breach("\(text) is no number") }
        return number
    }
}
