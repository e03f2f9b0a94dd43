/// Looks for the shortest choices with which a check still fails.
struct Shrinking {
    /// How many simpler cases are tried before the shortest so far is good enough.
    private static let tries = 6_000

    private(set) var choices: [UInt64]
    private(set) var breach: Breach
    private var triesLeft = tries
    private let check: ([UInt64]) -> (choices: [UInt64], breach: Breach)?

    /// - Parameter check: carries a case out and gives back the choices that it took and the breach, if there is one.
    init(
        _ choices: [UInt64], _ breach: Breach, check: @escaping ([UInt64]) -> (choices: [UInt64], breach: Breach)?
    ) {
        self.choices = choices
        self.breach = breach
        self.check = check
    }

    /// Cuts choices out and makes them smaller as long as either helps.
    mutating func run() {
        var before: [UInt64]
        repeat {
            before = choices
            for length in [64, 32, 16, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1] { cut(length) }
            if choices.count <= 80 { cutPairs() }
            lower()
        } while choices != before && triesLeft > 0
    }

    private mutating func cut(_ length: Int) {
        var start = choices.count - length
        while start >= 0 {
            var shorter = choices
            shorter.removeSubrange(start..<min(start + length, shorter.count))
            start = accepts(shorter) ? min(start, choices.count) - length : start - 1
        }
    }

    /// Takes out what stands around a part: its beginning, and its end a little further on.
    private mutating func cutPairs() {
        var start = 0
        while start < choices.count {
            for gap in 0..<10 {
                for (length, end) in [(1, 1), (3, 1), (4, 1), (4, 2), (5, 2)] {
                    let second = start + length + gap
                    guard second + end <= choices.count else { continue }
                    var shorter = choices
                    shorter.removeSubrange(second..<second + end)
                    shorter.removeSubrange(start..<start + length)
                    _ = accepts(shorter)
                }
            }
            start += 1
        }
    }

    private mutating func lower() {
        for index in choices.indices {
            let value = choices[min(index, choices.count - 1)]
            for smaller in [0, 1] + (1..<64).map({ value >> $0 }) + [value &- 1] {
                guard index < choices.count, smaller < choices[index] else { continue }
                var lower = choices
                lower[index] = smaller
                if accepts(lower) { break }
            }
        }
    }

    private mutating func accepts(_ candidate: [UInt64]) -> Bool {
        guard triesLeft > 0 else { return false }
        triesLeft -= 1
        guard let (taken, breach) = check(candidate), isSimpler(taken) else { return false }
        choices = taken
        self.breach = breach
        return true
    }

    private func isSimpler(_ other: [UInt64]) -> Bool {
        other.count != choices.count ? other.count < choices.count : other.lexicographicallyPrecedes(choices)
    }
}
