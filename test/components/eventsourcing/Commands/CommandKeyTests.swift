import Foundation
import OrchestrixEventSourcing
import Testing

@Suite("The key of a command")
struct CommandKeyTests {
    private struct Pay: Encodable {
        var amount: Decimal
        var tags: [String: Int] = [:]
    }

    @Test("has the same fingerprint for equal commands, however they were put together")
    func isEqual() throws {
        let one = try CommandKey(id: "c", of: Pay(amount: 10, tags: ["a": 1, "b": 2, "c": 3]))
        let same = try CommandKey(id: "c", of: Pay(amount: 10, tags: ["c": 3, "b": 2, "a": 1]))
        #expect(one == same)
        #expect(one.fingerprint.count == 32)
        #expect(one.fingerprint.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }

    @Test("has another fingerprint for another command")
    func differs() throws {
        let keys = try [
            Pay(amount: 10), Pay(amount: 11), Pay(amount: 10, tags: ["a": 1]), Pay(amount: 10, tags: ["a": 2]),
        ].map { try CommandKey(id: "c", of: $0) }
        #expect(Set(keys).count == 4)
    }

    @Test("is stored, so its fingerprint is the same in every release")
    func isStable() throws {
        let key = try CommandKey(id: "c", of: Pay(amount: 10, tags: ["a": 1]))
        // The 128-bit FNV-1a hash of {"amount":"10","tags":{"a":1}}, computed elsewhere.
        #expect(key.fingerprint == "8972bfc679e3f90fedbcf9fcfd84ab79")
    }

    @Test("outcomes are stored as an empty object or with the reason")
    func storesOutcomes() throws {
        let accepted = try CommandOutcome<Purse.Rejection>.accepted.encoded()
        let refused = try CommandOutcome<Purse.Rejection>.refused(.tooLittle(left: 2)).encoded()
        #expect(String(decoding: accepted, as: UTF8.self) == "{}")
        #expect(String(decoding: refused, as: UTF8.self) == #"{"refused":{"tooLittle":{"left":"2"}}}"#)
    }
}
