import Foundation
import Testing

@testable import banking_demo

@Suite("The commands that look", .overEachEngine)
struct LookingCommandTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    private func openAlice() async throws {
        _ = try await teller("open", "A", "--owner", "Alice \"A\" Liddell", "--deposit", "1000")
        _ = try await teller("withdraw", "A", "0.5", "--note", "fee")
    }

    @Test("balance shows what an account holds, and what it held after so many events")
    func balance() async throws {
        try await openAlice()
        #expect(try await teller("balance", "A") == .done("A holds 999.50 (Alice \"A\" Liddell, active, version 3)"))
        #expect(
            try await teller("balance", "A", "--version", "2")
                == .done(
                    "A held 1000.00 (Alice \"A\" Liddell, active, version 2)"))
        #expect(
            try await teller("balance", "A", "--version", "3")
                == .done(
                    "A held 999.50 (Alice \"A\" Liddell, active, version 3)"))
    }

    @Test("balance shows what an account held at a point in time")
    func balanceAsOf() async throws {
        try await openAlice()
        let times = try await teller("export").lines.map {
            try #require($0.firstMatch(of: #/"recordedat":"([^"]+)"/#)).1
        }
        let then = try await teller("balance", "A", "--as-of", String(times[1]))
        #expect(then == .done("A held 1000.00 (Alice \"A\" Liddell, active, version 2)"))
        #expect(
            try await teller("balance", "A", "--as-of", "2999-01-01T00:00:00+01:00")
                == .done(
                    "A held 999.50 (Alice \"A\" Liddell, active, version 3)"))
        #expect(
            try await teller("balance", "A", "--as-of", "2000-01-01T00:00:00Z")
                == .refused(
                    "error: account A wasn't open yet"))
    }

    @Test("balance refuses versions and times that can't be")
    func balanceRefused() async throws {
        try await openAlice()
        #expect(
            try await teller("balance", "A", "--version", "4")
                == .refused(
                    "error: account A is at version 3, it has no version 4"))
        #expect(try await teller("balance", "A", "--version", "0") == .refused("error: versions begin at 1"))
        #expect(try await teller("balance", "A", "--as-of", "yesterday").status == 1)
        #expect(try await teller("balance", "X") == .refused("error: account X not found"))
        #expect(try await teller("balance", "A", "--version", "1", "--as-of", "2026-01-01T00:00:00Z").status == 64)
    }

    @Test("history --json is one array, an event a line, with the content as it is stored")
    func historyJSON() async throws {
        try await openAlice()
        let ending = try await teller("history", "A", "--json")
        #expect(ending.status == 0 && ending.errors.isEmpty)
        let time = #/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z"/#
        #expect(ending.output.matches(of: time).count == 3)
        #expect(
            ending.output.replacing(time, with: "\"time\":T")
                == """
                [
                {"position":1,"version":1,"type":"account.opened","time":T,"data":{"owner":"Alice \\"A\\" Liddell"}},
                {"position":2,"version":2,"type":"account.deposited","time":T,"data":{"amount":"1000.00"}},
                {"position":3,"version":3,"type":"account.withdrawn","time":T,"data":{"amount":"0.50","note":"fee"}}
                ]

                """)
        _ = try #require(try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [[String: Any]])
    }

    @Test("history shows what happened to an account, with its balance after each event")
    func history() async throws {
        try await openAlice()
        let ending = try await teller("history", "A")
        #expect(ending.status == 0)
        #expect(
            ending.output.replacing(#/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/#, with: "yyyy-mm-dd hh:mm:ss")
                == """
                version  time                 what                          balance
                      1  yyyy-mm-dd hh:mm:ss  opened for Alice "A" Liddell     0.00
                      2  yyyy-mm-dd hh:mm:ss  deposited 1000.00             1000.00
                      3  yyyy-mm-dd hh:mm:ss  withdrawn 0.50 (fee)           999.50

                """)
        #expect(try await teller("history", "X") == .refused("error: account X not found"))
    }

    @Test("accounts lists them by id; without any the array is empty")
    func accounts() async throws {
        #expect(try await teller("accounts", "--json") == .done("[", "]"))
        for id in ["b", "a", "B"] { _ = try await teller("open", id, "--owner", "Ünal") }
        #expect(
            try await teller("accounts", "--json")
                == .done(
                    "[", #"{"id":"B","owner":"Ünal","balance":"0.00","status":"active","version":1},"#,
                    #"{"id":"a","owner":"Ünal","balance":"0.00","status":"active","version":1},"#,
                    #"{"id":"b","owner":"Ünal","balance":"0.00","status":"active","version":1}"#, "]"))
        #expect(
            try await teller("accounts")
                == .done(
                    "account  owner  balance  status  version", "B        Ünal      0.00  active        1",
                    "a        Ünal      0.00  active        1", "b        Ünal      0.00  active        1"))
    }
}
