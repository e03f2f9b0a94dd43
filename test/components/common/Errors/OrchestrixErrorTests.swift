import Foundation
import OrchestrixCommon
import Testing

@Suite("An error of the framework")
struct OrchestrixErrorTests {
    struct Plain: OrchestrixError {
        let code: ErrorCode = "test.plain"
        let message = "it broke"
    }

    struct Full: OrchestrixError {
        let code: ErrorCode = "test.full"
        let message = "the append failed"
        let context = ["stream": "account-1", "expected": "3", "actual": "4"]
        var cause: (any Error)?
        let isRetryable = true
    }

    struct Foreign: LocalizedError, CustomStringConvertible, CustomDebugStringConvertible {
        var description: String { "password=hunter2" }
        var debugDescription: String { description }
        var errorDescription: String? { description }
    }

    @Test("has no context, no cause and is not worth a retry unless it says otherwise")
    func defaults() {
        #expect(Plain().context.isEmpty)
        #expect(Plain().cause == nil)
        #expect(!Plain().isRetryable)
        #expect("\(Plain())" == "it broke [test.plain]")
    }

    @Test("describes itself by message, code, context in the order of its keys, and the chain of causes")
    func describes() {
        #expect("\(Full())" == "the append failed [test.full] (actual=4, expected=3, stream=account-1)")
        let chain = Full(cause: Full(cause: Plain()))
        let link = "the append failed [test.full] (actual=4, expected=3, stream=account-1)"
        #expect("\(chain)" == "\(link); caused by \(link); caused by it broke [test.plain]")
    }

    @Test("tells of a foreign cause the type's name only, for its text may hold anything")
    func hidesForeignText() {
        let text = "\(Full(cause: Foreign()))"
        #expect(text.hasSuffix("; caused by Foreign"))
        #expect(!"\(Full(cause: Full(cause: Foreign())))".contains("hunter2"))
    }

    @Test("has a code that is told apart by its text")
    func codes() {
        #expect(Plain().code == ErrorCode(rawValue: "test.plain"))
        #expect(Plain().code != Full().code)
        #expect("\(Plain().code)" == "test.plain")
    }
}
