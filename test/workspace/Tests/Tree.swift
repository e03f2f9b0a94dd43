import Foundation
import WorkspaceRules

/// The tree that this test stands in.
enum Tree {
    static let root = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// The workspace, read once.
    static let workspace = Result { try Workspace(at: root.path) }
}
