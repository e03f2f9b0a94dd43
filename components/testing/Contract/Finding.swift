import OrchestrixCommon
import OrchestrixEventSourcing

/// Something that isn't as it should be, before it is known in which case.
struct Finding: Error {
    let subject: String
    let expected: String
    let actual: String

    init(_ subject: String, expected: String, actual: String) {
        self.subject = subject
        self.expected = expected
        self.actual = actual
    }
}

/// Holds `actual` against `expected`.
func expect<Value: Equatable>(_ subject: String, _ actual: Value, is expected: Value) throws(Finding) {
    guard actual != expected else { return }
    throw Finding(subject, expected: brief(expected), actual: brief(actual))
}

/// Holds that something is so.
func expect(_ subject: String, _ holds: Bool) throws(Finding) {
    guard !holds else { return }
    throw Finding(subject, expected: "that it holds", actual: "that it doesn't")
}

/// Gives back what there must be.
func found<Value>(_ subject: String, _ value: Value?) throws(Finding) -> Value {
    guard let value else { throw Finding(subject, expected: "that it is there", actual: "nothing") }
    return value
}

/// Holds that `body` is refused under `code`, and gives back the refusal.
@discardableResult
func expectRefusal(
    _ subject: String, _ code: ErrorCode, _ body: () async throws -> some Sendable
) async throws -> any OrchestrixError {
    do {
        _ = try await body()
    } catch {
        guard let refusal = error as? any OrchestrixError, refusal.code == code else {
            throw Finding(subject, expected: code.rawValue, actual: told(error))
        }
        return refusal
    }
    throw Finding(subject, expected: code.rawValue, actual: "no error")
}

/// Holds that `body` loses its race in exactly this way.
func expectLostRace(
    _ subject: String, _ lost: ConcurrencyError, _ body: () async throws -> some Sendable
) async throws {
    do {
        _ = try await body()
    } catch {
        guard error as? ConcurrencyError == lost else {
            throw Finding(subject, expected: lost.message, actual: told(error))
        }
        return
    }
    throw Finding(subject, expected: lost.message, actual: "no error")
}

/// An error in words.
func told(_ error: any Error) -> String {
    "\(type(of: error)): \(error)"
}

/// A value in words, of which a large one shows its beginning.
private func brief(_ value: some Any) -> String {
    let text = String(describing: value)
    return text.utf8.count > 600 ? text.prefix(600) + "…" : text
}
