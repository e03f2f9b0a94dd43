#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is open for reading, and closed when nobody holds it any more.
final class OpenFile: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure() }
    }

    deinit {
        close(descriptor)
    }

    /// - Returns: the next bytes; none at the end.
    func read(upTo most: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var got = -1
            repeat { got = readBytes(buffer.baseAddress, most) } while got < 0 && errno == EINTR
            guard got >= 0 else { throw Self.failure() }
            count = got
        }
    }

    private func readBytes(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(descriptor, start, count)
        #elseif canImport(Musl)
        Musl.read(descriptor, start, count)
        #else
        Darwin.read(descriptor, start, count)
        #endif
    }

    private static func failure() -> EventStoreError {
        EventStoreError(.storeFailed, "the file can't be read: \(String(cString: strerror(errno)))")
    }
}
