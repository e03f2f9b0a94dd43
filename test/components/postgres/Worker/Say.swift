import Foundation
import Synchronization

private let turn = Mutex(())

/// Writes a line at once, so that a killed process has said it, or the whole of it wasn't said.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    turn.withLock { _ in
        var rest = bytes[...]
        // A process that is stopped in the midst of it goes on with the rest.
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            precondition(count > 0 || errno == EINTR, "the test has gone")
            rest = rest.dropFirst(max(0, count))
        }
    }
}
