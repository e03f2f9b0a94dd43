import Foundation

extension Workspace {
    /// Reads the workspace at `path`: its manifests, sources and documents, and the features of the compiler.
    public init(at path: String) throws {
        let folder = URL(fileURLWithPath: path)
        let paths = Self.paths(below: folder)
        func text(_ path: String) throws -> String {
            try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        func package(_ path: String) throws -> WorkspacePackage {
            let below = path.split(separator: "/").dropLast().joined(separator: "/")
            let manifest = try Manifest.read(in: folder.appending(path: below))
            return WorkspacePackage(folder: below, manifest: manifest, text: try text(path))
        }
        let manifests = paths.filter { $0.split(separator: "/").last == "Package.swift" }
        plan = try Plan(text: try text(Plan.file))
        root = try package("Package.swift")
        nested = try manifests.filter { $0 != "Package.swift" }.map(package)
        sources = try paths.filter { $0.hasSuffix(".swift") && !manifests.contains($0) }
            .map { SourceFile(path: $0, text: try text($0)) }
        documents = Dictionary(
            uniqueKeysWithValues: try paths.filter { $0.hasSuffix(".md") }.map { ($0, try text($0)) })
        files = Set(paths)
        knownFeatures = try CompilerFeatures.read()
    }

    /// The workspace's own files, sorted; what builds leave behind isn't among them.
    private static func paths(below folder: URL) -> [String] {
        let tops = [Plan.file, "Package.swift", "components", "bases", "projects", "test"]
        let paths = tops.flatMap { top -> [String] in
            let below = FileManager.default.enumerator(atPath: folder.appending(path: top).path)
            return [top] + (below?.compactMap { $0 as? String } ?? []).map { top + "/" + $0 }
        }
        return paths.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.sorted()
    }
}
