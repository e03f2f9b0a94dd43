import Foundation
import Testing

@Suite("Durability, as the operating system sees it")
struct DurabilityTests {
    /// Runs a worker under strace.
    private func trace(_ mode: String) async throws -> SystemCallTrace {
        let folder = TemporaryFolder()
        return try await onThread {
            let arguments = [
                "-f", "-y", "-qq", "-s", "4200", "-e", "trace=pwrite64,write,fdatasync,fsync", "-e", "signal=none",
                "-o", folder.file("trace"), WorkerProcess.executable, mode, folder.file(),
            ]
            let process = try WorkerProcess(arguments, command: "/usr/bin/strace")
            _ = process.remainingLines()
            #expect(process.exitStatus() == 0)
            let bytes = try Data(contentsOf: URL(filePath: folder.file("trace")))
            return SystemCallTrace(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("no append is acknowledged before the fdatasync that covers it, and callers at the same time share one")
    func acknowledgements() async throws {
        let trace = try await trace("acknowledge")
        #expect(trace.acknowledged.count == 180)
        #expect(trace.premature == [])
        #expect(trace.syncs.count >= 20 + 10)
        #expect(trace.syncs.count < 180)
        print("durability: 180 appends, \(trace.syncs.count) times to the disk")
    }

    @Test("a writer that doesn't wait for the disk is noticed")
    func careless() async throws {
        let trace = try await trace("careless")
        #expect(trace.acknowledged.count == 5)
        #expect(trace.premature == trace.acknowledged)
    }

    @Test("a disk that is full refuses the append and harms nothing: what was acknowledged is there, and it goes on")
    func fullDisk() async throws {
        let folder = TemporaryFolder()
        let path = folder.file()
        let lines = try await onThread {
            let limited = "trap '' XFSZ; ulimit -f 1024; exec '\(WorkerProcess.executable)' fill '\(path)'"
            return try WorkerProcess(["-c", limited], command: "/bin/bash").remainingLines()
        }
        #expect(lines.last?.hasPrefix("refused store.") == true)
        try await FullDiskCheck.run(path: path, acknowledged: lines.dropLast().map { String($0.dropFirst(4)) })
    }
}
