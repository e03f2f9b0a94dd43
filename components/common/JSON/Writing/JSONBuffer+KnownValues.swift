#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension JSONBuffer {
    mutating func append(_ value: Bool) {
        append(value ? "true" : "false")
    }

    mutating func append(_ value: UUID) {
        append(quoted: value.uuidString)
    }

    mutating func append(_ value: Data) {
        append(quoted: value.base64EncodedString())
    }

    /// Writes a decimal as a string, since most readers take a number through binary floating point.
    mutating func append(_ value: Decimal) throws {
        guard value.isFinite else {
            throw JSONRefusal(Decimal.self, "JSON has no text for a decimal that isn't a number.")
        }
        append(quoted: value.description)
    }
}
