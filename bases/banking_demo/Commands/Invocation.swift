import Foundation

/// How this program was called, so that what it suggests can be pasted behind the next prompt.
enum Invocation {
    /// The program as it was called, relative to the current folder where it lies in it.
    static var program: String {
        program(CommandLine.arguments.first ?? "", folder: FileManager.default.currentDirectoryPath)
    }

    static func program(_ path: String, folder: String) -> String {
        guard path.contains("/") else { return "banking_demo" }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return path.hasPrefix(prefix) ? quoted(String(path.dropFirst(prefix.count))) : quoted(path)
    }

    /// The text as one word of a shell's command line.
    static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy(isPlain)
        return isPlain ? text : "'" + text.replacingOccurrences(of: "'", with: #"'\''"#) + "'"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "/._-:=+,@".utf8.contains(byte)
        }
    }
}
