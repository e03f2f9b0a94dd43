/// Some dead letters, in the order in which they were first kept.
public struct DeadLetterPage: Sendable, Hashable {
    /// The letters.
    public let letters: [DeadLetter]

    /// What to ask for next by ``DeadLetterQuery/after``; `nil` where there was nothing more. Letters may come and go
    /// in between: none is told twice, and none that stays is left out.
    public let next: Int?

    /// A page.
    public init(letters: [DeadLetter], next: Int?) {
        self.letters = letters
        self.next = next
    }
}
