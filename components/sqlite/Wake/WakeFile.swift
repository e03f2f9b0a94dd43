import OrchestrixEventSourcing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A file of one byte, which is written after each commit so that others notice.
final class WakeFile: Sendable {
    let path: String
    private let descriptor: Int32

    init(path: String) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw EventStoreError(
                .storeFailed, "the file beside the database, by which processes wake one another, can't be opened",
                context: ["errno": String(errno)])
        }
    }

    deinit {
        close(descriptor)
    }

    /// Writes the byte. A failure isn't an error: readers look by themselves every now and then.
    func touch() {
        var byte: UInt8 = 1
        _ = pwrite(descriptor, &byte, 1, 0)
    }
}
