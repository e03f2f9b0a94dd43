import GRDB

/// A connection of another program to the same file, which may keep a transaction open.
enum OtherProgram {
    static func connect(to path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
