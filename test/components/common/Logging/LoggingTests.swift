import Foundation
import Logging
import OrchestrixCommon
import Testing

@Suite("A log line about an error")
struct LoggingTests {
    /// What a driver throws: its texts are full of secrets.
    struct DriverError: LocalizedError, CustomStringConvertible, CustomDebugStringConvertible {
        let connection = "postgres://root:hunter2@db"
        var description: String { "can't reach \(connection)" }
        var debugDescription: String { description }
        var errorDescription: String? { description }
    }

    struct StoreFailure: OrchestrixError {
        var code: ErrorCode = "store.failed"
        var message = "the store failed"
        var context: [String: String] = [:]
        var cause: (any Error)?
        var isRetryable = false
    }

    private let records = Records()

    private let failure = StoreFailure(
        message: "the append failed", context: ["stream": "account-1", "expected": "3"],
        cause: StoreFailure(code: "store.busy", cause: DriverError(), isRetryable: true))

    @Test("tells its type, code, message and context, and the same of every cause")
    func tellsAll() throws {
        records.logger().report(failure, "no transfer", metadata: [LogKey.command: "c-1"])
        let event = try #require(records.all.first)
        #expect(event.level == .error)
        #expect(event.message == "no transfer")
        #expect(
            event.metadata == [
                "command": "c-1",
                "error.type": "StoreFailure", "error.code": "store.failed", "error.message": "the append failed",
                "error.retryable": "false", "error.context": ["stream": "account-1", "expected": "3"],
                "error.causes": [
                    [
                        "error.type": "StoreFailure", "error.code": "store.busy", "error.message": "the store failed",
                        "error.retryable": "true",
                    ],
                    ["error.type": "DriverError"],
                ],
            ])
    }

    @Test("never holds the text of a foreign error, wherever that stands in the chain")
    func hidesForeignTexts() throws {
        records.logger().report(DriverError(), "no connection")
        records.logger().report(failure, "no transfer")
        #expect(records.all.count == 2)
        #expect(records.all[0].metadata == ["error.type": "DriverError"])
        for event in records.all {
            #expect(event.error == nil, "a handler would write its text")
            #expect(!String(reflecting: event).contains("hunter2"))
        }
    }

    @Test("has the level that is asked for, and costs nothing below the logger's own")
    func levels() {
        func fail() -> Logger.Metadata { fatalError("a line that isn't written needs no metadata") }
        let logger = records.logger(level: .warning)
        logger.report(failure, "tried again", level: .debug, metadata: fail())
        logger.report(failure, "tried again", level: .warning)
        #expect(records.all.map(\.level) == [.warning])
    }

    @Test("knows the place where it was reported")
    func place() throws {
        records.logger().report(failure, "no transfer")
        let event = try #require(records.all.first)
        #expect(event.file.hasSuffix("LoggingTests.swift"))
        #expect(event.function == "place()")
        #expect(event.source == "OrchestrixCommonTests")
    }

    @Test("ends also where an error is its own cause")
    func endless() {
        final class Ring: OrchestrixError {
            let code: ErrorCode = "ring"
            let message = "round and round"
            var cause: (any Error)? { self }
        }
        guard case .array(let causes) = Logger.Metadata(describing: Ring())[LogKey.errorCauses] else {
            Issue.record("no causes")
            return
        }
        #expect(causes.count == 32)
    }

    @Test("stands beside what its logger always says")
    func loggersOwn() throws {
        var logger = records.logger()
        logger[metadataKey: LogKey.correlationID] = "c-1"
        logger.report(DriverError(), "no connection")
        #expect(records.all.first?.metadata == ["correlationid": "c-1", "error.type": "DriverError"])
    }

    @Test("comes from a logger whose label says that it is the framework's")
    func label() {
        #expect(Logger(orchestrix: "bus").label == "orchestrix.bus")
    }
}
