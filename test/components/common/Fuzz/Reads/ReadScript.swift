/// What a type does to its decoder, chosen as it goes, and what came of each step.
///
/// Two decoders that are asked the same must answer the same: as long as they do, the same choices lead to the same
/// questions. One decoding on one thread has a script for itself.
final class ReadScript: @unchecked Sendable {
    @TaskLocal private static var innermost: ReadScript?

    static var current: ReadScript {
        guard let innermost else { fatalError("a ScriptedRead is decoded by ReadScript.log") }
        return innermost
    }

    var choices: Choices
    private(set) var log: [ReadStep] = []
    /// Steps that are left, so that every script ends.
    private var steps = 60

    private init(_ choices: Choices) {
        self.choices = choices
    }

    /// Lets a codec read a document by the script that the choices make.
    static func log(
        _ bytes: [UInt8], by codec: any FuzzedCodec, _ choices: inout Choices
    ) -> [ReadStep] {
        let script = ReadScript(choices)
        $innermost.withValue(script) {
            script.note("the document", []) { try codec.decode(ScriptedRead.self, from: bytes) }
        }
        choices = script.choices
        return script.log
    }

    /// Notes what comes of a step, and goes on whatever it is.
    @discardableResult
    func note<Value>(_ step: String, _ path: [any CodingKey], _ take: () throws -> Value) -> Value? {
        let question = "[\(Failure.steps(path).map(\.debugDescription).joined(separator: ", "))] \(step)"
        do {
            let value = try take()
            log.append(ReadStep(question: question, answer: .value(Self.text(value))))
            return value
        } catch {
            log.append(ReadStep(question: question, answer: .failure(Failure(error))))
            return nil
        }
    }

    private static func text(_ value: Any) -> String {
        switch value {
        case let leaf as any Leaf: leaf.identity
        case Optional<Any>.none: "nil"
        case let names as [String]: "\(names)"
        default: "done"
        }
    }

    func mayGoOn() -> Bool {
        steps -= 1
        return steps > 0 && choices.below(6) != 0
    }
}
