import Foundation
import Logging
import OrchestrixCommon
import Testing

@Suite("The examples of the component's page")
struct PageTests {
    @Test("say of ids and clocks what they give")
    func idsAndTime() throws {
        var printed = ""
        try PageExamples.idsAndTime { printed += "\($0) \($1)" }
        #expect(printed == "order-1 2026-11-23T08:27:06Z")
    }

    @Test("tell an error in one line")
    func error() {
        #expect("\(SeatTaken(seat: "12A"))" == "seat 12A is taken [booking.seat_taken] (seat=12A)")
    }

    @Test("retry what they say, and nothing else")
    func retries() async throws {
        let page = try await PageExamples.retries { attempt in
            if attempt == 1 { throw TimedOut() }
            return "page of attempt \(attempt)"
        }
        #expect(page == "page of attempt 2")
        await #expect(throws: SeatTaken.self) { try await PageExamples.retries { _ in throw SeatTaken(seat: "1") } }
    }

    @Test("tell all that is wrong with a command")
    func validation() {
        let moment = Timestamp(microsecondsSinceEpoch: 0)
        let command = BookRooms(
            code: "BK-12345", deposit: .nan, note: " ", rooms: [.init(guests: 1), .init(guests: 5)], arrival: moment,
            departure: moment)
        let error = #expect(throws: ValidationError.self) { try command.validate() }
        #expect(
            error?.message == "BookRooms is invalid: code must look like BK-1234; deposit must be a finite number; "
                + "note must not be empty; rooms[1].guests must be from 1 to 4; the departure must be after the arrival"
        )
    }

    @Test("log under the names that they use")
    func logging() {
        let records = Records()
        var logger = records.logger()
        PageExamples.logging(&logger, TimedOut(), conversation: "c-1")
        #expect(
            records.all.map(\.metadata) == [
                ["correlationid": "c-1", "stream": "booking-7", "error.type": "TimedOut"]
            ])
    }

    @Test("store decimals as they say")
    func json() throws {
        let (bytes, price) = try PageExamples.json()
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"price":"19.9"}"#)
        #expect(price == ["price": Decimal(string: "19.9")])
    }

    @Test("are the ones that are compiled here, line by line")
    func areCompiled() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let page = try text(root.appending(path: "components/common/OrchestrixCommon.docc/OrchestrixCommon.md"))
        let compiled = lines(try text(folder.appending(path: "PageExamples.swift")))
        let blocks = page.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        #expect(blocks.count == 6)
        for block in blocks {
            #expect(compiled.contains(lines(block)), "\(block)")
        }
    }

    private func text(_ file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8)
    }

    private func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
