import Foundation

/// What strace saw of a process: the calls in the order in which they began and ended.
struct SystemCallTrace {
    /// One call that ended.
    struct Call {
        let name: String
        /// The file, socket or pipe that it was made on.
        let target: String
        let arguments: String
        let succeeded: Bool
        /// The lines at which it began and ended.
        let began: Int
        let ended: Int
    }

    let calls: [Call]

    /// Reads the output of `strace -f -y`.
    init(_ text: String) {
        var calls: [Call] = []
        var open: [Substring: (began: Int, text: Substring)] = [:]
        for (number, line) in text.split(separator: "\n").enumerated() {
            guard let space = line.firstIndex(of: " ") else { continue }
            let process = line[..<space]
            let rest = line[space...].drop { $0 == " " }
            if let cut = rest.range(of: " <unfinished ...>") {
                open[process] = (number, rest[..<cut.lowerBound])
            } else if rest.hasPrefix("<... "), let resumed = rest.range(of: " resumed>"), let start = open[process] {
                open[process] = nil
                let text = String(start.text) + String(rest[resumed.upperBound...])
                calls += [Self.call(text, start.began, number)].compactMap(\.self)
            } else {
                calls += [Self.call(String(rest), number, number)].compactMap(\.self)
            }
        }
        self.calls = calls
    }

    /// `pwrite64(5</tmp/store.sqlite-wal>, "…", 4096, 32) = 4096`
    private static func call(_ text: String, _ began: Int, _ ended: Int) -> Call? {
        guard let paren = text.firstIndex(of: "("),
            let result = text.range(of: #"\) += "#, options: [.backwards, .regularExpression]),
            let left = text.firstIndex(of: "<"), let right = text.firstIndex(of: ">")
        else { return nil }
        return Call(
            name: String(text[..<paren]), target: String(text[text.index(after: left)..<right]),
            arguments: String(text[right..<result.lowerBound]),
            succeeded: !text[result.upperBound...].hasPrefix("-"), began: began, ended: ended)
    }
}

extension SystemCallTrace {
    /// The acknowledgements that were given: `ack ID`.
    var acknowledged: [String] {
        acknowledgements.map(\.id)
    }

    /// The acknowledgements that came too early: before an `fdatasync` of the write-ahead log that began after the
    /// row had been written to it.
    var premature: [String] {
        acknowledgements.filter { id, began in
            guard let written = logWrites.first(where: { $0.arguments.contains(id) && $0.ended < began }) else {
                return true
            }
            return !syncs.contains { $0.began > written.ended && $0.ended < began }
        }.map(\.id)
    }

    /// The times that the write-ahead log was brought to the disk.
    var syncs: [Call] {
        calls.filter { ["fdatasync", "fsync"].contains($0.name) && $0.target.hasSuffix("-wal") && $0.succeeded }
    }

    private var logWrites: [Call] {
        calls.filter { $0.name == "pwrite64" && $0.target.hasSuffix("-wal") }
    }

    private var acknowledgements: [(id: String, began: Int)] {
        calls.filter { $0.name == "write" }.compactMap { call in
            guard let start = call.arguments.range(of: #""ack "#), let end = call.arguments.range(of: #"\n""#) else {
                return nil
            }
            return (String(call.arguments[start.upperBound..<end.lowerBound]), call.began)
        }
    }
}
