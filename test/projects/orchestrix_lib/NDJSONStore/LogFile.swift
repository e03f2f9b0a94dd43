import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing

/// The file, and the lock that keeps others from it.
struct LogFile: ~Copyable {
    private let path: String
    private let lock: CInt
    private var descriptor: CInt
    private var length = 0
    /// Whether nobody knows any more what is on disk.
    private var hasFailed = false

    /// Opens the file, or creates it.
    init(path: String) throws {
        let lock = try Self.open(path + ".lock")
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            Foundation.close(lock)
            throw EventStoreError(.storeBusy, "another store has the file open", context: ["path": path])
        }
        do {
            descriptor = try Self.open(path)
        } catch {
            Foundation.close(lock)
            throw error
        }
        self.path = path
        self.lock = lock
    }

    deinit {
        Foundation.close(descriptor)
        Foundation.close(lock)
    }

    /// Reads all of it.
    func read() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else { throw failure("can't be read") }
        return Array(data)
    }
}

// MARK: - Writing

extension LogFile {
    /// Leaves `length` bytes of it, and makes sure that these and the file's name are on disk.
    mutating func cut(to length: Int) throws {
        guard ftruncate(descriptor, off_t(length)) == 0, fsync(descriptor) == 0 else { throw failure("can't be cut") }
        self.length = length
        try syncFolder()
    }

    /// Adds to the end. When it returns, it is on disk; when it throws, nothing was added, unless it says otherwise.
    mutating func append(_ bytes: [UInt8]) throws {
        guard !hasFailed else { throw failure("has failed before; the store must be opened anew") }
        do {
            try Self.write(bytes, to: descriptor, at: length, of: path)
        } catch {
            hasFailed = ftruncate(descriptor, off_t(length)) != 0
            throw error
        }
        guard fsync(descriptor) == 0 else {
            hasFailed = true
            throw failure(.outcomeUnknown, "may hold the append or not")
        }
        length += bytes.count
    }

    /// Puts a file with this content in its place, at once: a crash leaves the old one or the new one.
    mutating func replace(with bytes: [UInt8]) throws {
        guard !hasFailed else { throw failure("has failed before; the store must be opened anew") }
        let other = try Self.open(path + ".new", O_TRUNC)
        do {
            try Self.write(bytes, to: other, at: 0, of: path)
            guard fsync(other) == 0, rename(path + ".new", path) == 0 else { throw failure("can't be replaced") }
        } catch {
            Foundation.close(other)
            throw error
        }
        Foundation.close(descriptor)
        descriptor = other
        length = bytes.count
        hasFailed = true
        try syncFolder()
        hasFailed = false
    }

    private func syncFolder() throws {
        let folder = Foundation.open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        defer { Foundation.close(folder) }
        guard fsync(folder) == 0 else { throw failure("is in a folder that can't be synchronised") }
    }
}

// MARK: - System calls

extension LogFile {
    private static func open(_ path: String, _ flags: CInt = 0) throws -> CInt {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | flags, 0o644)
        guard descriptor >= 0 else { throw failure(.storeFailed, "can't be opened", path) }
        return descriptor
    }

    private static func write(_ bytes: [UInt8], to descriptor: CInt, at offset: Int, of path: String) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset + done))
            }
            guard count >= 0 || errno == EINTR else { throw failure(.storeFailed, "can't be written to", path) }
            done += max(0, count)
        }
    }

    private func failure(_ what: String) -> EventStoreError { Self.failure(.storeFailed, what, path) }

    private func failure(_ code: ErrorCode, _ what: String) -> EventStoreError { Self.failure(code, what, path) }

    /// The error that the last system call has left.
    private static func failure(_ code: ErrorCode, _ what: String, _ path: String) -> EventStoreError {
        EventStoreError(
            code, "the file \(what)", context: ["path": path, "errno": String(errno)])
    }
}
