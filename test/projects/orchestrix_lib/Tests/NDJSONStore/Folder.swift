import Foundation
import Synchronization

/// A folder for the files of a test. It is removed with the test.
final class Folder: Sendable {
    private let url = FileManager.default.temporaryDirectory.appending(path: "ndjson-store-\(UUID())")
    private let count = Mutex(0)

    init() {
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    /// The path of a file that isn't there yet.
    func file() -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return url.appending(path: "log-\(number).ndjson").path
    }
}
