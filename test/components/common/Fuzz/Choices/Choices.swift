/// The choices that make up one case of the fuzzing: drawn from a seed and noted, or repeated from a note.
///
/// Everything random about a case comes from here, so that the note is the case. Zero always is the simplest choice:
/// a note with zeros and without its end is a simpler case, which is how ``Shrinking`` finds the shortest example.
struct Choices {
    private var random: SeededRandom
    private let script: [UInt64]?
    /// What has been chosen so far.
    private(set) var made: [UInt64] = []

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        script = nil
    }

    /// Repeats choices; behind their end everything is zero.
    init(repeating script: [UInt64]) {
        random = SeededRandom(seed: 0)
        self.script = script
    }

    /// Any 64 bits.
    mutating func bits() -> UInt64 {
        let choice = script.map { made.count < $0.count ? $0[made.count] : 0 } ?? random.next()
        made.append(choice)
        return choice
    }

    /// A number from 0 up to below the bound.
    mutating func below(_ bound: Int) -> Int {
        let choice = bits() % UInt64(bound)
        made[made.count - 1] = choice
        return Int(choice)
    }

    /// True once in so many times.
    mutating func oneIn(_ count: Int) -> Bool {
        below(count) == count - 1
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// Some elements, mostly few. Each is chosen after the choice that there is one, so that it can be cut out whole.
    /// - Parameter odds: another element follows so many times less one in so many.
    mutating func some<Element>(
        _ limit: Int, odds: Int = 4, _ make: (inout Choices) throws -> Element
    ) rethrows -> [Element] {
        var elements: [Element] = []
        while elements.count < limit, below(odds) != 0 { elements.append(try make(&self)) }
        return elements
    }

    /// The elements in some order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        guard elements.count > 1, oneIn(2) else { return elements }
        var shuffled = elements
        for index in 0..<shuffled.count - 1 { shuffled.swapAt(index, index + below(shuffled.count - index)) }
        return shuffled
    }
}
