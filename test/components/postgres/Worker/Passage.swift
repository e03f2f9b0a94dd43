#if Postgres
import Foundation
import OrchestrixEventSourcing
import OrchestrixPostgres

/// Goes through a whole log once, and says how much memory the process had at most.
///
/// The arguments are the way to go, and for an import the file.
struct Passage {
    let store: PostgreSQLEventStore

    func run(_ arguments: [String]) async throws {
        switch arguments[0] {
        case "follow":
            let head = try await store.head()
            for try await event in store.subscribe() where event.position == head { break }
        case "export": for try await _ in LogExport(of: store) {}
        case "import": try await store.importLog(from: LogFile(arguments[1]))
        default: fatalError("unknown way")
        }
        say("\(try await store.head()) \(try Self.peak())")
        try await store.close()
    }

    /// In KiB.
    private static func peak() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        guard let peak = Int(line.filter(\.isNumber)) else { fatalError("the system doesn't tell") }
        return peak
    }
}
#endif
