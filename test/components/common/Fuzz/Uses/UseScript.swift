/// What a type does with its encoder, chosen as it goes, and what was seen on the way.
///
/// Nothing that an encoder answers changes the choices, so two encoders are used alike.
final class UseScript {
    var choices: Choices
    private(set) var complaints: [String] = []
    /// What was done, for the report of a breach.
    private(set) var log: [String] = []
    private var stepsLeft = 40

    /// Foundation's encoder isn't to be used on after an error: it traps. What fails is kept away from it.
    private let isForFoundation: Bool

    init(_ choices: Choices, isForFoundation: Bool = false) {
        self.choices = choices
        self.isForFoundation = isForFoundation
    }

    func mayGoOn() -> Bool {
        stepsLeft -= 1
        return stepsLeft > 0 && choices.below(6) != 0
    }

    /// Holds what an encoder tells against the truth.
    func expect<Value: Equatable>(_ what: String, at path: [String], _ seen: Value, _ truth: Value) {
        if seen != truth { complaints.append("\(what) at \(path) is \(seen), and must be \(truth)") }
    }

    func note(_ what: String, at path: [String]) {
        log.append("\(path) \(what)")
    }

    /// Carries out a step that must go well.
    func must(_ what: String, at path: [String], _ step: () throws -> Void) {
        note(what, at: path)
        do {
            try step()
        } catch {
            complaints.append("\(what) at \(path) fails: \(Failure(error))")
        }
    }

    /// Carries out a step that must fail, with the error of a value that can't be written, and leave nothing behind.
    func mustNot(
        _ what: String, at path: [String], failing place: [String], encode value: some Encodable,
        _ step: () throws -> Void
    ) {
        note("\(what), which fails", at: path)
        if isForFoundation { return _ = try? FoundationCodec.alike.encode(value) }
        do {
            try step()
            complaints.append("\(what) at \(path) goes well")
        } catch {
            expect("the error of \(what)", at: path, Failure(error), Failure(kind: "invalidValue", path: place))
        }
    }
}
