import Foundation
import OrchestrixEventSourcing

/// PostgreSQL's own benchmark program: prepared single-row inserts, one a commit, into a store's own table with its own
/// indexes; in no order, and without any check.
final class PgBench {
    private let address: String
    private let folder: String
    private let candidates: [Int]
    private var clients: Int?

    /// - Parameter clients: the numbers of clients that are tried; the one with which it is fastest is taken.
    init(address: String, folder: String, clients: [Int]) {
        self.address = address
        self.folder = folder
        candidates = clients
    }

    var contender: Contender {
        Contender(first: 2_000, most: 200_000) { [self] count in try await measure(count, by: try await choose()) }
    }

    private func choose() async throws -> Int {
        if let clients { return clients }
        var best = (clients: candidates[0], time: Duration.seconds(3_600))
        for clients in candidates where candidates.count > 1 {
            let time = try await measure(10_000, by: clients)
            if time < best.time { best = (clients, time) }
        }
        clients = best.clients
        return best.clients
    }

    private func measure(_ count: Int, by clients: Int) async throws -> Duration {
        let each = max(1, count / clients)
        let schema = try await ScratchSchema.make(at: address)
        let script = "\(folder)/\(schema.name).sql"
        try Self.script(schema).write(toFile: script, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: script) }
        let payload = RawEvent.data(try EventSource(payloads: .encoded).event(0))
        let rate = try await onThread { [address] in
            try RawConnection(address).execute("CREATE SEQUENCE \(schema.name).places CACHE 100")
            return try Self.rate([
                "--no-vacuum", "--protocol=prepared", "--client=\(clients)", "--jobs=2", "--transactions=\(each)",
                "--define=n=0", "--define=data=" + String(decoding: payload, as: UTF8.self), "--file=\(script)",
                address,
            ])
        }
        try await schema.remove(holding: each * clients)
        return .seconds(Double(count) / rate)
    }

    /// The ids are made as cheaply as can be, and grow with time as ours do.
    private static func script(_ schema: ScratchSchema) -> String {
        let tail = "lpad(:n, 10, '0') || '-' || lpad(:client_id, 6, '0')"
        return """
            \\set n :n + 1
            INSERT INTO \(schema.events) (position, recordedat, \(RawEvent.columns)) VALUES (
                nextval('\(schema.name).places'), now(), 'order', 'ORD-' || :client_id, :n,
                '0197f0e0-0000-7000-' || \(tail), 'order.linePlaced', 1, '/orders', now(), 'application/json',
                '0197f0e1-0000-7000-' || \(tail), '0197f0e2-0000-7000-' || \(tail), CAST(:data AS bytea));

            """
    }

    /// Runs it, and gives back the transactions a second that it tells, without the time to connect.
    private static func rate(_ arguments: [String]) throws -> Double {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pgbench"] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let told = text.split(separator: "\n").first { $0.hasPrefix("tps = ") }
        guard process.terminationStatus == 0, let number = told?.split(separator: " ").dropFirst(2).first,
            let rate = Double(number)
        else { throw Failed(status: process.terminationStatus) }
        return rate
    }

    private struct Failed: Error {
        let status: Int32
    }
}
