#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Text on its way to a file descriptor: collected, and written in large pieces.
struct Output: ~Copyable {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// The reader is gone, as of `banking_demo export | head`: there is nobody left to tell.
    struct Closed: Error {}

    static func standard() -> Output { Output(descriptor: STDOUT_FILENO) }

    static func errors() -> Output { Output(descriptor: STDERR_FILENO) }

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// A line of text.
    mutating func line(_ text: String = "") throws {
        try line(Array(text.utf8))
    }

    /// A line of UTF-8.
    mutating func line(_ bytes: [UInt8]) throws {
        buffer += bytes
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Text without a line break behind it.
    mutating func text(_ text: String) {
        buffer += text.utf8
    }

    /// Writes what was collected.
    ///
    /// - Throws: ``Closed``, or ``Failure`` where the system refuses, for example because a disk is full.
    mutating func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { written += count } else { try Self.check(errno) }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Whether a person is looking.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Makes a write to a pipe without a reader an error that is returned, instead of the end of the process.
    static func ignoreBrokenPipes() {
        signal(SIGPIPE, SIG_IGN)
    }

    private static func check(_ code: Int32) throws {
        if code == EINTR || code == EAGAIN { return }
        if code == EPIPE { throw Closed() }
        throw Failure("can't write the output: \(String(cString: strerror(code)))")
    }
}
