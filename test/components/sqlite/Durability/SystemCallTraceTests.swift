import Testing

@Suite("System call trace")
struct SystemCallTraceTests {
    private let write = #"7 pwrite64(5</t/s.sqlite-wal>, "..a-1....", 4096, 56) = 4096"#
    private let sync = "7 fdatasync(5</t/s.sqlite-wal>) = 0"
    private let ack = #"8 write(1</t/out>, "ack a-1\n", 8) = 8"#

    @Test("an acknowledgement after the sync that covers it is in time")
    func inTime() {
        let trace = SystemCallTrace([write, sync, ack].joined(separator: "\n"))
        #expect(trace.acknowledged == ["a-1"])
        #expect(trace.premature.isEmpty)
    }

    @Test("without a sync, before it, before its end, or with one that failed or was of another file it is premature")
    func premature() {
        let began = "7 fdatasync(5</t/s.sqlite-wal> <unfinished ...>"
        let ended = "7 <... fdatasync resumed>)    = 0"
        for lines in [
            [write, ack], [sync, write, ack], [write, ack, sync], [sync, ack], [write, began, ack, ended],
            [began, write, ended, ack],
            [write, "7 fdatasync(5</t/s.sqlite-wal>) = -1 EIO (Input/output error)", ack],
            [write, "7 fdatasync(5</t/s.sqlite>) = 0", ack],
        ] {
            #expect(SystemCallTrace(lines.joined(separator: "\n")).premature == ["a-1"], "\(lines)")
        }
        let whole = SystemCallTrace([write, began, ended, ack].joined(separator: "\n"))
        #expect(whole.premature.isEmpty)
    }
}
