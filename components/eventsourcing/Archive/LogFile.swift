#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import OrchestrixCommon

/// The lines of a file, such as one of an exported log, each without its line break.
///
/// A few hundred kilobytes and a line are held at once. Iterating throws ``EventStoreError`` with `.storeFailed` where the
/// file can't be read.
public struct LogFile: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    private let path: String

    /// The lines of the file at `path`.
    public init(_ path: String) {
        self.path = path
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(path: path) }

    /// Reads piece after piece.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let path: String
        private var file: OpenFile?
        private var piece: [UInt8] = []
        private var start = 0
        private var isAtEnd = false

        init(path: String) {
            self.path = path
        }

        /// The next line.
        public mutating func next() async throws -> [UInt8]? {
            var beginning: [UInt8] = []
            while true {
                let found = piece[start...].withUnsafeBytes { rest in
                    rest.isEmpty
                        ? nil
                        : memchr(rest.baseAddress!, 0x0A, rest.count).map {
                            $0 - UnsafeMutableRawPointer(mutating: rest.baseAddress!)
                        }
                }
                if let found {
                    defer { start += found + 1 }
                    return beginning.isEmpty
                        ? Array(piece[start..<start + found]) : beginning + piece[start..<start + found]
                }
                beginning += piece[start...]
                guard try readOn() else { return beginning.isEmpty ? nil : beginning }
            }
        }

        private mutating func readOn() throws -> Bool {
            (piece, start) = ([], 0)
            guard !isAtEnd else { return false }
            let file = try file ?? OpenFile(path)
            self.file = file
            piece = try file.read(upTo: 1 << 18)
            isAtEnd = piece.isEmpty
            return !isAtEnd
        }
    }
}
