// The examples of OrchestrixCommon.md, line by line; `PageTests` holds the two together.
import Foundation
import Logging
import OrchestrixCommon

struct TimedOut: Error {}

struct SeatTaken: OrchestrixError {
    let seat: String
    var code: ErrorCode { "booking.seat_taken" }
    var message: String { "seat \(seat) is taken" }
    var context: [String: String] { ["seat": seat] }
}

struct BookRooms: Validated {
    struct Room: Validated {
        var guests: Int
        static let validation = Validation<Self> {
            Field("guests", \.guests, .range(1...4))
        }
    }
    var code: String
    var deposit: Double
    var note: String?
    var rooms: [Room]
    var arrival, departure: Timestamp

    static let validation = Validation<Self> {
        Field("code", \.code, .pattern(/BK-\d{4}/, "must look like BK-1234"))
        Field("deposit", \.deposit, .nonNegative)
        Field("note", \.note, .notEmpty, .length(...200))
        Field("rooms", \.rooms, .notEmpty, .each(.valid))
        Invariant("dates", "the departure must be after the arrival") { $0.arrival < $0.departure }
    }
}

enum PageExamples {
    static func idsAndTime(_ print: (String, Timestamp) -> Void) throws {
        let clock = WallClock.stepping(from: try Timestamp(rfc3339: "2026-11-23T09:27:06+01:00"), by: .seconds(1))
        let ids = IDGenerator.incrementing(prefix: "order-")
        print(ids.next(), clock.now())  // order-1 2026-11-23T08:27:06Z
    }

    static func retries(_ fetch: (Int) async throws -> String) async throws -> String {
        let policy = RetryPolicy.exponential(initial: .milliseconds(50), maximum: .seconds(5), maxRetries: 6)
            .retrying { $0 is TimedOut }
        let page = try await policy.run { attempt in try await fetch(attempt) }
        return page
    }

    static func logging(_ logger: inout Logger, _ error: any Error, conversation: String) {
        logger[metadataKey: LogKey.correlationID] = "\(conversation)"
        logger.report(error, "the booking failed", metadata: [LogKey.stream: "booking-7"])
    }

    static func json() throws -> (bytes: [UInt8], price: [String: Decimal]) {
        let codec = JSONCodec()
        let bytes = try codec.encode(["price": Decimal(string: "19.90")])  // {"price":"19.9"}
        let price = try codec.decode([String: Decimal].self, from: bytes)
        return (bytes, price)
    }
}
