import Foundation
import WorkspaceRules

/// A copy of the tree, without what was built, that a test may break. It is removed when nobody holds it any more.
final class Scratch {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "workspace-scratch-\(UUID())")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for top in ["Package.swift", "workspace.toml", "components", "bases", "projects", "test"] {
            try FileManager.default.copyItem(at: Tree.root.appending(path: top), to: folder.appending(path: top))
        }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func read() throws -> Workspace {
        try Workspace(at: folder.path, after: Tree.workspace.get())
    }

    /// Writes a file, and the folder for it.
    func write(_ path: String, _ text: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: path))
    }

    /// Replaces `old` wherever it stands in a file.
    ///
    /// - Throws: ``AnchorNotFound`` if it stands nowhere: then the test would break nothing.
    func replace(_ old: String, in path: String, by new: String) throws {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        guard text.contains(old) else { throw AnchorNotFound(text: old, path: path) }
        try write(path, text.replacing(old, with: new))
    }

    /// Adds to the end of a file.
    func append(_ text: String, to path: String) throws {
        try write(path, try String(contentsOf: folder.appending(path: path), encoding: .utf8) + text)
    }

    /// Gives the target `name` of the root one more dependency, written as in the manifest.
    func declare(_ dependency: String, for name: String) throws {
        let opening = "name: \"\(name)\",\n            dependencies: ["
        try replace(opening, in: "Package.swift", by: opening + dependency + ", ")
    }

    /// The Swift sources below `path`.
    func sources(below path: String) -> [String] {
        let files = FileManager.default.enumerator(atPath: folder.appending(path: path).path)
        return (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.map { path + "/" + $0 }
    }
}
