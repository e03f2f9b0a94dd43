/// A place where the workspace breaks one of its rules.
public struct Violation: Hashable, Sendable {
    /// The file, relative to the workspace's root.
    public let file: String
    /// The line, counted from 1, where one can be named.
    public let line: Int?
    /// What is wrong there.
    public let message: String

    init(_ file: String, line: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }
}

extension Violation: CustomStringConvertible {
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(message)"
    }
}
