import Glibc

/// Writes a line at once, in one system call, so that a killed process has either said it or not.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    precondition(write(1, bytes, bytes.count) == bytes.count)
}
