/// A package in the workspace: the root, a project, or a test that stands apart.
public struct WorkspacePackage: Sendable {
    /// The package's folder relative to the root; empty for the root's own.
    let folder: String
    let manifest: Manifest
    let text: String

    var file: String { path("Package.swift") }

    /// Whether it stands for somebody else's package.
    var isOutsider: Bool { folder.hasPrefix("test/projects/") }

    /// `place`, which is relative to this package, relative to the root.
    func path(_ place: String) -> String { folder.isEmpty ? place : folder + "/" + place }

    /// The line of the manifest where a target is named, for messages.
    func line(of target: Target) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let index = lines.lastIndex { line in
            line.contains("name: \"\(target.name)\"")
                && ![".library(", ".executable(", ".product(", ".package("].contains { line.contains($0) }
        }
        return index.map { $0 + 1 }
    }
}
