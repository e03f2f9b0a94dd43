import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import Testing

@testable import banking_demo

@Suite("export", .overEachEngine)
struct ExportCommandTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    private func book() async throws {
        _ = try await teller("open", "A", "--owner", "Zoë \"Z\"", "--deposit", "100", "--id", "c-1")
        _ = try await teller("open", "B", "--owner", "Bob")
        _ = try await teller("withdraw", "B", "5", "--id", "c-2")
        _ = try await teller("transfer", "A", "B", "60", "--id", "c-3")
    }

    private func events(_ ending: Ending) throws -> [CloudEvent] {
        #expect(ending.status == 0 && ending.errors.isEmpty)
        return try ending.lines.map { try CloudEventCodec().decode(Array($0.utf8)) }
    }

    @Test("each line is one event, with its place as extensions and its content as it is stored")
    func line() async throws {
        try await book()
        let id = #/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/#
        let time = #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z/#
        let line = try #require(try await teller("export").lines.first)
        #expect(
            line.replacing(id, with: "ID").replacing(time, with: "TIME")
                == #"{"specversion":"1.0","id":"ID","source":"banking_demo","type":"account.opened","time":"TIME","#
                + #""datacontenttype":"application/json","correlationid":"ID","position":"1","recordedat":"TIME","#
                + #""schemaversion":1,"stream":"account-A","streamversion":"1","data":{"owner":"Zoë \"Z\""}}"#)
    }

    @Test("the whole log is exported in the order of positions")
    func whole() async throws {
        try await book()
        let events = try events(try await teller("export"))
        #expect(events.map { $0.extensions["position"] } == (1...5).map { .string("\($0)") })
        #expect(
            events.map { $0.extensions["stream"] } == ["account-A", "account-A", "account-B", "account-A", "account-B"])
        #expect(events.map { $0.extensions["streamversion"] } == ["1", "2", "1", "3", "2"])
        #expect(events[3].extensions["correlationid"] == events[4].extensions["correlationid"])
        #expect(events[4].data?.bytes == Array(#"{"amount":"60.00","from":"A"}"#.utf8))
    }

    @Test("it begins at the position that was asked for; behind the next one there is nothing to begin at")
    func from() async throws {
        try await book()
        let whole = try await teller("export").lines
        #expect(try await teller("export", "--from", "4").lines == Array(whole[3...]))
        #expect(try await teller("export", "--from", "6") == .done())
        #expect(
            try await teller("export", "--from", "7")
                == .refused(
                    "error: the reader stands at position 6, but the log ends at 5"))
        #expect(try await teller("export", "--from", "0") == .refused("error: positions begin at 1"))
    }

    @Test("commands stand behind the events that were there when they were stored, refused ones too")
    func commands() async throws {
        try await book()
        let events = try events(try await teller("export", "--commands"))
        #expect(
            events.map { $0.type == "orchestrix.command" ? $0.id : "event" } == [
                "event", "event", "c-1", "event", "c-2", "event", "event", "c-3",
            ])
        let (accepted, refused) = (events[2], events[4])
        #expect(accepted.extensions["head"] == "2")
        #expect(accepted.extensions["firstposition"] == "1" && accepted.extensions["lastposition"] == "2")
        #expect(accepted.data?.bytes == Array("{}".utf8))
        #expect(refused.extensions["head"] == "3" && refused.extensions["firstposition"] == nil)
        let outcome = CommandRecord(key: CommandKey(id: "c-2", fingerprint: ""), outcome: refused.data?.bytes)
        guard case .refused(let rejection) = try CommandOutcome<Account.Rejection>(outcome) else {
            Issue.record("c-2 was refused")
            return
        }
        #expect(rejection.description == "insufficient funds: B has 0.00, 5.00 asked")
        #expect(accepted.extensions["fingerprint"] != refused.extensions["fingerprint"])
    }

    @Test("from a position on, no command is missing that was stored since the log ended before it")
    func commandsFrom() async throws {
        try await book()
        let whole = try await teller("export", "--commands").lines
        #expect(try await teller("export", "--commands", "--from", "4").lines == Array(whole[4...]))
        #expect(try await teller("export", "--commands", "--from", "3").lines == Array(whole[2...]))
    }

    @Test("erased content and the end of a deleted stream are exported as what they are")
    func erased() async throws {
        try await book()
        try await teller.withStore { store in
            _ = try await store.append(
                .deletion(of: Account.stream("B"), expected: .any, eventID: "end", time: WallClock.system.now()))
            try await store.erase(Account.stream("A"))
        }
        let events = try events(try await teller("export", "--commands"))
        #expect(
            events.filter { $0.extensions["erased"] == true }.map(\.type) == [
                "account.opened", "account.deposited", "orchestrix.command", "account.transfer_sent",
                "orchestrix.command",
            ])
        #expect(events.allSatisfy { ($0.data == nil) == ($0.extensions["erased"] == true) })
        #expect(events.last?.type == "orchestrix.deleted")
        #expect(try await teller("history", "A", "--json").output.contains(#""type":"account.opened""#))
    }

    @Test("a log of many pages is exported without a hole")
    func pages() async throws {
        let deposits = (1...1100).map { "d\($0),deposit,A,,1,\n" }.joined()
        let file = try teller.file("many.csv", "id,command,account,to,amount,text\no,open,A,,,Alice\n" + deposits)
        _ = try await teller("import", file)
        let events = try events(try await teller("export", "--commands"))
        let positions = events.compactMap { $0.extensions["position"] }
        #expect(positions == (1...1101).map { .string("\($0)") })
        #expect(events.count == 2202)
    }

    @Test("a reader that goes away is a quiet end")
    func brokenPipe() async throws {
        let deposits = (1...300).map { "d\($0),deposit,A,,1,\n" }.joined()
        let file = try teller.file("many.csv", "id,command,account,to,amount,text\no,open,A,,,Alice\n" + deposits)
        _ = try await teller("import", file)
        let ending = try await teller.shell(
            "$bank export --store $store | head -n 1 | wc -l; echo ${PIPESTATUS[0]}; "
                + "$bank export --store $store | true; echo ${PIPESTATUS[0]}")
        #expect(ending.lines.map { $0.trimmingCharacters(in: .whitespaces) } == ["1", "0", "0"])
        #expect(ending.errors.isEmpty)
    }
}
