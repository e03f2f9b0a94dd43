import Foundation

/// What a `Package.swift` says, as `swift package dump-package` tells it.
public struct Manifest: Decodable, Sendable {
    let name: String
    let dependencies: [PackageDependency]
    let products: [Product]
    let targets: [Target]

    /// Has the manifest in `folder` evaluated.
    static func read(in folder: URL) throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "workspace-rules-\(UUID())")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let json = try Command.output(of: [
            "swift", "package", "dump-package", "--package-path", folder.path, "--scratch-path", scratch.path,
        ])
        return try JSONDecoder().decode(Manifest.self, from: json)
    }
}
