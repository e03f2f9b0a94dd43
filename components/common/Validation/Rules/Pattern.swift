/// A regex that several tasks may ask: `Regex` itself isn't `Sendable`.
final class Pattern<Output>: Sendable {
    private let regex: Guarded<Regex<Output>>

    init(_ regex: sending Regex<Output>) {
        self.regex = Guarded(regex)
    }

    func matches(_ text: String) -> Bool {
        regex.withLock { (try? $0.wholeMatch(in: text)) != nil }
    }
}
